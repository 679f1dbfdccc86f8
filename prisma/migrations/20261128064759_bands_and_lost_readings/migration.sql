-- CreateIndex
CREATE INDEX "IncomingMessage_textReading_receivedAt_idx" ON "IncomingMessage"("textReading", "receivedAt");

-- CreateIndex
CREATE INDEX "TextBand_messageId_idx" ON "TextBand"("messageId");
