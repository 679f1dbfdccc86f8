-- AlterTable
ALTER TABLE "MailboxConnection" ADD COLUMN     "brokenAt" BIGINT,
ADD COLUMN     "brokenComparisons" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "brokenCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "brokenDeaths" INTEGER NOT NULL DEFAULT 0;
