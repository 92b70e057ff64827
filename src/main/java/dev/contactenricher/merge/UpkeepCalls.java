package dev.contactenricher.merge;

import dev.contactenricher.cxone.Allowance;

/** Leave for calls that belong to no request, within the same budgets and pauses. */
public interface UpkeepCalls {

    Allowance allowance();
}
