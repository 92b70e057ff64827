package dev.contactenricher.merge;

class SqliteForecastTests extends ForecastContract {}
