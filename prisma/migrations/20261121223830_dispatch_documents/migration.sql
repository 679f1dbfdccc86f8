-- AlterTable
ALTER TABLE "Dispatch" DROP COLUMN "includeNotice",
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'sv';

-- AlterTable
ALTER TABLE "Recipient" DROP COLUMN "openedAt";

-- AlterTable
ALTER TABLE "Response" ADD COLUMN     "closureReport" TEXT,
ADD COLUMN     "submittedBy" TEXT;

-- CreateTable
CREATE TABLE "DispatchDocument" (
    "id" UUID NOT NULL,
    "dispatchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,

    CONSTRAINT "DispatchDocument_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DispatchDocument_dispatchId_position_key" ON "DispatchDocument"("dispatchId", "position");

-- AddForeignKey
ALTER TABLE "DispatchDocument" ADD CONSTRAINT "DispatchDocument_dispatchId_fkey" FOREIGN KEY ("dispatchId") REFERENCES "Dispatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DispatchDocument" ADD CONSTRAINT "DispatchDocument_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
