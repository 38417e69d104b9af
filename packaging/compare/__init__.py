"""Our pictures beside another renderer's: probes, the other renderer's page, the measure and the sheet."""
