-- AlterTable
ALTER TABLE "MessageAttachment" ADD COLUMN     "letter" JSONB;
