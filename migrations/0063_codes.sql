CREATE TABLE "auth"."backup_code" (
	"userId" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "backup_code_userId_hash_pk" PRIMARY KEY("userId","hash")
);
--> statement-breakpoint
CREATE TABLE "auth"."totp" (
	"userId" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"confirmedAt" timestamp with time zone,
	"lastStep" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."backup_code" ADD CONSTRAINT "backup_code_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."totp" ADD CONSTRAINT "totp_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
grant select, insert, update, delete on auth.totp, auth.backup_code to consilium_accounts;
