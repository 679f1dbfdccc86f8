-- CreateIndex
CREATE INDEX "MailboxMessage_mailboxId_folder_uidValidity_settledAt_uid_idx" ON "MailboxMessage"("mailboxId", "folder", "uidValidity", "settledAt", "uid");

-- CreateIndex
CREATE INDEX "WatchEntry_sourceId_outcome_seenAt_id_idx" ON "WatchEntry"("sourceId", "outcome", "seenAt" DESC, "id" DESC);
