CREATE SCHEMA "kernel";
--> statement-breakpoint
CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE SCHEMA "care";
--> statement-breakpoint
CREATE SCHEMA "directory";
--> statement-breakpoint
CREATE SCHEMA "meetings";
--> statement-breakpoint
CREATE SCHEMA "quality";
--> statement-breakpoint
CREATE TABLE "kernel"."attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "kernel"."change" (
	"owner_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "change_owner_id_row_id_version_table_name_pk" PRIMARY KEY("owner_id","row_id","version","table_name")
);
--> statement-breakpoint
CREATE TABLE "kernel"."cursor" (
	"handler" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "cursor_handler_owner_id_pk" PRIMARY KEY("handler","owner_id")
);
--> statement-breakpoint
CREATE TABLE "kernel"."journal" (
	"owner_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"command" text NOT NULL,
	"reason" text,
	"change_count" integer NOT NULL,
	"changes_hash" text NOT NULL,
	"events" jsonb NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_owner_id_seq_pk" PRIMARY KEY("owner_id","seq")
);
--> statement-breakpoint
CREATE TABLE "kernel"."journal_head" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kernel"."parked" (
	"handler" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "parked_handler_owner_id_seq_pk" PRIMARY KEY("handler","owner_id","seq")
);
--> statement-breakpoint
CREATE TABLE "kernel"."request" (
	"owner_id" uuid NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"result" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "kernel"."source" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"mapping" text NOT NULL,
	"file_hash" text NOT NULL,
	"row_number" integer NOT NULL,
	"row_hash" text NOT NULL,
	"subject_id" uuid NOT NULL,
	CONSTRAINT "source_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "kernel"."version" (
	"owner_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"entry_id" uuid NOT NULL,
	"salt" uuid NOT NULL,
	"content" jsonb,
	CONSTRAINT "version_owner_id_row_id_version_table_name_pk" PRIMARY KEY("owner_id","row_id","version","table_name")
);
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"accountId" text NOT NULL,
	"providerId" text NOT NULL,
	"userId" text NOT NULL,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamp with time zone,
	"refreshTokenExpiresAt" timestamp with time zone,
	"scope" text,
	"password" text,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"expiresAt" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"ipAddress" text,
	"userAgent" text,
	"userId" text NOT NULL,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"emailVerified" boolean NOT NULL,
	"image" text,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expiresAt" timestamp with time zone NOT NULL,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care"."case" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"patient_id" uuid NOT NULL,
	"label" text NOT NULL,
	"site" text,
	"histology" text,
	"stage" text,
	"stage_edition" text,
	"grade" text,
	"entry" text NOT NULL,
	"presented_on" text,
	"treated_before" boolean,
	"not_operated_reason" text,
	CONSTRAINT "case_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "case_entry" CHECK ("care"."case"."entry" in ('referral', 'registry')),
	CONSTRAINT "case_stage_edition" CHECK ("care"."case"."stage" is null or "care"."case"."stage_edition" is not null)
);
--> statement-breakpoint
CREATE TABLE "care"."case_verdict" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"rule" text NOT NULL,
	"presented_on" text,
	"treated_on" text,
	"presented_year" integer GENERATED ALWAYS AS (left(presented_on, 4)::integer) STORED,
	"treated_year" integer GENERATED ALWAYS AS (left(treated_on, 4)::integer) STORED,
	"ovarian" boolean,
	"advanced" boolean,
	"primary_disease" boolean,
	"untreated_before" boolean,
	"operated" boolean,
	"upfront_offered" boolean,
	"complete_resection" boolean,
	"treated" boolean,
	"board_decided" boolean,
	CONSTRAINT "case_verdict_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."her_decision" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"decision" text NOT NULL,
	"spoken_by" uuid,
	"spoken_on" text,
	"note" text,
	CONSTRAINT "her_decision_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "her_decision_code" CHECK ("care"."her_decision"."decision" in ('not_yet_told', 'undecided', 'accepted', 'alternative', 'declined')),
	CONSTRAINT "her_decision_conversation" CHECK ("care"."her_decision"."decision" = 'not_yet_told' or ("care"."her_decision"."spoken_by" is not null and "care"."her_decision"."spoken_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "care"."identity" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"record_number" text NOT NULL,
	"latin_name" text,
	"native_name" text,
	"sort_name" text,
	CONSTRAINT "identity_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."listing" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"agenda_item_id" uuid NOT NULL,
	"state" text DEFAULT 'listed' NOT NULL,
	CONSTRAINT "listing_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "listing_state" CHECK ("care"."listing"."state" in ('listed', 'discussed', 'deferred'))
);
--> statement-breakpoint
CREATE TABLE "care"."operation" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"done_on" text,
	"kind" text,
	"initial_aim" text,
	"limited_to_biopsy" boolean,
	"residual_mm" "numrange",
	"complete" boolean GENERATED ALWAYS AS (case when upper(residual_mm) = 0 then true when lower(residual_mm) > 0 then false end) STORED,
	"residual_sites" text,
	"incomplete_reason" text,
	"disease_at_start" text,
	"areas" jsonb NOT NULL,
	"procedures" text[] NOT NULL,
	"duration_minutes" integer,
	"blood_loss_ml" integer,
	CONSTRAINT "operation_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "operation_residual" CHECK ("care"."operation"."residual_mm" is null or (not isempty("care"."operation"."residual_mm") and lower("care"."operation"."residual_mm") >= 0 and lower_inc("care"."operation"."residual_mm")))
);
--> statement-breakpoint
CREATE TABLE "care"."operation_member" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"operation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"discipline" text NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "operation_member_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "operation_member_role" CHECK ("care"."operation_member"."role" in ('main', 'supervising', 'assistant', 'co_surgeon'))
);
--> statement-breakpoint
CREATE TABLE "care"."operation_verdict" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"done_on" text,
	"done_year" integer GENERATED ALWAYS AS (left(done_on, 4)::integer) STORED,
	"ovarian" boolean,
	"advanced" boolean,
	"cytoreductive" boolean,
	"first_of_case" boolean NOT NULL,
	"main_surgeon_id" uuid,
	"supervising_surgeon_id" uuid,
	"complete" boolean,
	"work_up_complete" boolean,
	"report_complete" boolean,
	"pathology_complete" boolean,
	"outcome_closed" boolean,
	CONSTRAINT "operation_verdict_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."outcome_30d" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"closed_on" date NOT NULL,
	"complications" jsonb NOT NULL,
	CONSTRAINT "outcome_30d_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."pathology" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"reported_on" date,
	"elements" jsonb NOT NULL,
	CONSTRAINT "pathology_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."patient" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"born_on" text,
	"died_on" text,
	CONSTRAINT "patient_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."recommendation" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"priority" integer NOT NULL,
	"intent" text NOT NULL,
	"modality" text NOT NULL,
	"timing" text NOT NULL,
	"detail" text,
	"rationale" text NOT NULL,
	"alternative" text,
	"owner_person_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"patient_view" text,
	CONSTRAINT "recommendation_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."referral" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"question_type" text NOT NULL,
	"question" text NOT NULL,
	"consultant_id" uuid NOT NULL,
	"received_on" date NOT NULL,
	CONSTRAINT "referral_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "care"."work_up" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"value" jsonb,
	"unit" text,
	"taken_on" text,
	"reason" text,
	CONSTRAINT "work_up_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "work_up_state" CHECK ("care"."work_up"."state" in ('present', 'missing', 'requested', 'not_applicable', 'waived')),
	CONSTRAINT "work_up_reason" CHECK ("care"."work_up"."state" not in ('not_applicable', 'waived') or "care"."work_up"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "directory"."affiliation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"discipline" text,
	"from_on" date NOT NULL,
	"to_on" date,
	CONSTRAINT "affiliation_order" CHECK ("directory"."affiliation"."to_on" is null or "directory"."affiliation"."to_on" >= "directory"."affiliation"."from_on")
);
--> statement-breakpoint
CREATE TABLE "directory"."organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"slug" text,
	"name" text NOT NULL,
	"native_name" text,
	"zone" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	CONSTRAINT "organisation_kind" CHECK ("directory"."organisation"."kind" in ('centre', 'department', 'society', 'authority', 'university', 'programme')),
	CONSTRAINT "organisation_slug_shape" CHECK ("directory"."organisation"."slug" ~ '^[a-z0-9][a-z0-9-]{1,62}$')
);
--> statement-breakpoint
CREATE TABLE "directory"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text,
	"latin_name" text NOT NULL,
	"native_name" text,
	"sort_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meetings"."agenda_item" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"minutes" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"conclusion" text,
	"deferral_reason" text,
	"quorum_met" boolean,
	"quorum" jsonb,
	"policy" text,
	CONSTRAINT "agenda_item_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "agenda_item_state" CHECK ("meetings"."agenda_item"."state" in ('waiting', 'open', 'concluded')),
	CONSTRAINT "agenda_item_concluded" CHECK (("meetings"."agenda_item"."state" = 'concluded') = ("meetings"."agenda_item"."conclusion" is not null)),
	CONSTRAINT "agenda_item_deferral" CHECK (("meetings"."agenda_item"."conclusion" is not distinct from 'deferred') = ("meetings"."agenda_item"."deferral_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "meetings"."meeting" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"series_id" uuid NOT NULL,
	"local_start" text NOT NULL,
	"zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "meeting_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "meeting_state" CHECK ("meetings"."meeting"."state" in ('planned', 'open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "meetings"."member" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"series_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"discipline" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "member_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "member_role" CHECK ("meetings"."member"."role" in ('chair', 'member', 'coordinator', 'observer'))
);
--> statement-breakpoint
CREATE TABLE "meetings"."presence" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"discipline" text NOT NULL,
	"mode" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "presence_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "presence_mode" CHECK ("meetings"."presence"."mode" in ('room', 'video')),
	CONSTRAINT "presence_order" CHECK ("meetings"."presence"."left_at" is null or "meetings"."presence"."left_at" >= "meetings"."presence"."joined_at")
);
--> statement-breakpoint
CREATE TABLE "meetings"."series" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"rule" text NOT NULL,
	"starts_on" text NOT NULL,
	"local_time" text NOT NULL,
	"zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"venue" text,
	"policy" text NOT NULL,
	CONSTRAINT "series_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "series_kind" CHECK ("meetings"."series"."kind" in ('board'))
);
--> statement-breakpoint
CREATE TABLE "quality"."statement" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"entry_id" uuid DEFAULT nullif(current_setting('app.entry_id', true), '')::uuid NOT NULL,
	"salt" uuid DEFAULT gen_random_uuid() NOT NULL,
	"fact" text NOT NULL,
	"person_id" uuid,
	"holds" boolean NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"evidence" text NOT NULL,
	CONSTRAINT "statement_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "statement_fact_known" CHECK ("quality"."statement"."fact" in ('surgeon_certified', 'active_trials', 'intermediate_care', 'intensive_care', 'perioperative_programme', 'mm_conference')),
	CONSTRAINT "statement_person" CHECK (("quality"."statement"."fact" = 'surgeon_certified') = ("quality"."statement"."person_id" is not null)),
	CONSTRAINT "statement_order" CHECK ("quality"."statement"."to_on" is null or "quality"."statement"."to_on" >= "quality"."statement"."from_on"),
	CONSTRAINT "statement_evidence" CHECK (length(trim("quality"."statement"."evidence")) > 0)
);
--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."case" ADD CONSTRAINT "case_owner_id_patient_id_patient_owner_id_id_fk" FOREIGN KEY ("owner_id","patient_id") REFERENCES "care"."patient"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."case_verdict" ADD CONSTRAINT "case_verdict_owner_id_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."her_decision" ADD CONSTRAINT "her_decision_spoken_by_person_id_fk" FOREIGN KEY ("spoken_by") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."her_decision" ADD CONSTRAINT "her_decision_owner_id_id_recommendation_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."recommendation"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."identity" ADD CONSTRAINT "identity_owner_id_id_patient_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."patient"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."listing" ADD CONSTRAINT "listing_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."listing" ADD CONSTRAINT "listing_owner_id_referral_id_referral_owner_id_id_fk" FOREIGN KEY ("owner_id","referral_id") REFERENCES "care"."referral"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."listing" ADD CONSTRAINT "listing_owner_id_agenda_item_id_agenda_item_owner_id_id_fk" FOREIGN KEY ("owner_id","agenda_item_id") REFERENCES "meetings"."agenda_item"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."operation" ADD CONSTRAINT "operation_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."operation_member" ADD CONSTRAINT "operation_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."operation_member" ADD CONSTRAINT "operation_member_owner_id_operation_id_operation_owner_id_id_fk" FOREIGN KEY ("owner_id","operation_id") REFERENCES "care"."operation"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" ADD CONSTRAINT "operation_verdict_owner_id_id_operation_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."operation"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."operation_verdict" ADD CONSTRAINT "operation_verdict_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."outcome_30d" ADD CONSTRAINT "outcome_30d_owner_id_id_operation_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."operation"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."pathology" ADD CONSTRAINT "pathology_owner_id_id_operation_owner_id_id_fk" FOREIGN KEY ("owner_id","id") REFERENCES "care"."operation"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."recommendation" ADD CONSTRAINT "recommendation_owner_person_id_person_id_fk" FOREIGN KEY ("owner_person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."recommendation" ADD CONSTRAINT "recommendation_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."recommendation" ADD CONSTRAINT "recommendation_owner_id_listing_id_listing_owner_id_id_fk" FOREIGN KEY ("owner_id","listing_id") REFERENCES "care"."listing"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."referral" ADD CONSTRAINT "referral_consultant_id_person_id_fk" FOREIGN KEY ("consultant_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."referral" ADD CONSTRAINT "referral_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care"."work_up" ADD CONSTRAINT "work_up_owner_id_case_id_case_owner_id_id_fk" FOREIGN KEY ("owner_id","case_id") REFERENCES "care"."case"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."affiliation" ADD CONSTRAINT "affiliation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."affiliation" ADD CONSTRAINT "affiliation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory"."organisation" ADD CONSTRAINT "organisation_parent_id_organisation_id_fk" FOREIGN KEY ("parent_id") REFERENCES "directory"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."agenda_item" ADD CONSTRAINT "agenda_item_owner_id_meeting_id_meeting_owner_id_id_fk" FOREIGN KEY ("owner_id","meeting_id") REFERENCES "meetings"."meeting"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."meeting" ADD CONSTRAINT "meeting_owner_id_series_id_series_owner_id_id_fk" FOREIGN KEY ("owner_id","series_id") REFERENCES "meetings"."series"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."member" ADD CONSTRAINT "member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."member" ADD CONSTRAINT "member_owner_id_series_id_series_owner_id_id_fk" FOREIGN KEY ("owner_id","series_id") REFERENCES "meetings"."series"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings"."presence" ADD CONSTRAINT "presence_owner_id_meeting_id_meeting_owner_id_id_fk" FOREIGN KEY ("owner_id","meeting_id") REFERENCES "meetings"."meeting"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality"."statement" ADD CONSTRAINT "statement_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "directory"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_entry" ON "kernel"."change" USING btree ("owner_id","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_id" ON "kernel"."journal" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "source_subject" ON "kernel"."source" USING btree ("owner_id","subject_id");--> statement-breakpoint
CREATE INDEX "source_file" ON "kernel"."source" USING btree ("owner_id","file_hash","mapping");--> statement-breakpoint
CREATE INDEX "account_user" ON "auth"."account" USING btree ("userId");--> statement-breakpoint
CREATE INDEX "session_user" ON "auth"."session" USING btree ("userId");--> statement-breakpoint
CREATE UNIQUE INDEX "case_label" ON "care"."case" USING btree ("owner_id","label");--> statement-breakpoint
CREATE INDEX "case_patient" ON "care"."case" USING btree ("owner_id","patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_record_number" ON "care"."identity" USING btree ("owner_id","record_number");--> statement-breakpoint
CREATE INDEX "identity_record_number_prefix" ON "care"."identity" USING btree ("owner_id","record_number" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "identity_latin_name_prefix" ON "care"."identity" USING btree ("owner_id","latin_name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "identity_native_name_prefix" ON "care"."identity" USING btree ("owner_id","native_name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "identity_sort_name_prefix" ON "care"."identity" USING btree ("owner_id","sort_name" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "listing_item" ON "care"."listing" USING btree ("owner_id","agenda_item_id");--> statement-breakpoint
CREATE INDEX "listing_case" ON "care"."listing" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE INDEX "operation_case" ON "care"."operation" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operation_member_once" ON "care"."operation_member" USING btree ("owner_id","operation_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operation_member_main" ON "care"."operation_member" USING btree ("owner_id","operation_id","role") WHERE role in ('main', 'supervising') and not withdrawn;--> statement-breakpoint
CREATE UNIQUE INDEX "recommendation_priority" ON "care"."recommendation" USING btree ("owner_id","listing_id","priority");--> statement-breakpoint
CREATE INDEX "recommendation_case" ON "care"."recommendation" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE INDEX "recommendation_owner" ON "care"."recommendation" USING btree ("owner_id","owner_person_id");--> statement-breakpoint
CREATE INDEX "referral_case" ON "care"."referral" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "work_up_key" ON "care"."work_up" USING btree ("owner_id","case_id","key");--> statement-breakpoint
CREATE INDEX "affiliation_person" ON "directory"."affiliation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "affiliation_organisation" ON "directory"."affiliation" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "affiliation_once" ON "directory"."affiliation" USING btree ("person_id","organisation_id","role","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_slug" ON "directory"."organisation" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "person_user" ON "directory"."person" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_item_position" ON "meetings"."agenda_item" USING btree ("owner_id","meeting_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_item_open" ON "meetings"."agenda_item" USING btree ("owner_id","meeting_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_once" ON "meetings"."meeting" USING btree ("owner_id","series_id","local_start");--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "meetings"."member" USING btree ("owner_id","series_id","person_id");--> statement-breakpoint
CREATE INDEX "presence_meeting" ON "meetings"."presence" USING btree ("owner_id","meeting_id");--> statement-breakpoint
CREATE INDEX "statement_fact" ON "quality"."statement" USING btree ("owner_id","fact","person_id");