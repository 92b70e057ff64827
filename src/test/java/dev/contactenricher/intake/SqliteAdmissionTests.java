package dev.contactenricher.intake;

class SqliteAdmissionTests extends AdmissionContract {}
