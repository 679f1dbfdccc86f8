-- CreateIndex
CREATE INDEX "ChecklistFile_sha256_idx" ON "ChecklistFile"("sha256");

-- CreateIndex
CREATE INDEX "DocumentRevision_sha256_idx" ON "DocumentRevision"("sha256");

-- CreateIndex
CREATE INDEX "ProjectFile_sha256_idx" ON "ProjectFile"("sha256");

-- CreateIndex
CREATE INDEX "ResponseFile_sha256_idx" ON "ResponseFile"("sha256");
