package dev.contactenricher.merge;

class SqliteBudgetTests extends BudgetContract {}
