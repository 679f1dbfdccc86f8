-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('waiting', 'clean', 'infected');

-- CreateTable
CREATE TABLE "FileScan" (
    "sha256" CHAR(64) NOT NULL,
    "state" "ScanState" NOT NULL DEFAULT 'waiting',
    "malware" TEXT,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scannedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FileScan_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "FileScan_state_nextAt_idx" ON "FileScan"("state", "nextAt");

-- AddForeignKey
ALTER TABLE "FileScan" ADD CONSTRAINT "FileScan_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;
