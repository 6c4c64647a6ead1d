-- A diagnosis or a stage of the course says which pathology report it was confirmed from.
ALTER TABLE "care"."entry" ADD COLUMN "confirmed_from" uuid;