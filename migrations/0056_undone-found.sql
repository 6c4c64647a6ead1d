DROP INDEX "kernel"."journal_strikes";--> statement-breakpoint
CREATE INDEX "journal_strikes" ON "kernel"."journal" USING btree ("owner_id","seq") WHERE events @> '[{"type": "kernel.struck"}]'::jsonb;