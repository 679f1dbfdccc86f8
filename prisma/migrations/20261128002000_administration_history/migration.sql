-- The history of the administration: few among many events, read newest first. Cases, projects and messages are
-- read by their own chain, and are not to pay for this.
CREATE INDEX "AuditEvent_administration_idx" ON "AuditEvent" ("streamType", "id")
  WHERE "streamType" IN ('directory', 'users', 'settings', 'mail');
