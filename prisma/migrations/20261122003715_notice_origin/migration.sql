-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "originCaseId" UUID;
