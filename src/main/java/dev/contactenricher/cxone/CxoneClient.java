package dev.contactenricher.cxone;

/** CXone, whichever of its APIs is spoken. Calls block until the outcome is known or given up; they never throw for either. */
public interface CxoneClient {

    /**
     * Brings contacts to CXone.
     *
     * @param allowance gives leave for each call, where the terms say that each call has a permit of its own
     */
    Delivery deliver(Shipment shipment, Allowance allowance);
}
