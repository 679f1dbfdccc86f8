-- AlterTable
ALTER TABLE "WatchSource" ADD COLUMN     "activeSince" TIMESTAMPTZ(3),
ADD COLUMN     "requestedAt" TIMESTAMPTZ(3);
