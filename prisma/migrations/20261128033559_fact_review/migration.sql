-- AlterTable
ALTER TABLE "IncomingMessage" ADD COLUMN     "doubts" TEXT[],
ADD COLUMN     "review" JSONB;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "replyForm" TEXT,
ADD COLUMN     "review" JSONB,
ADD COLUMN     "statedRevision" TEXT,
ADD COLUMN     "updatesEarlier" TEXT;
