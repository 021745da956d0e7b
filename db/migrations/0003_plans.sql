-- Statements are prepared, one for each shape of question (db/prepared.ts), so one plan serves whatever values
-- come. Left to itself PostgreSQL plans the list of sessions anew each time, which takes longer than reading it.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET plan_cache_mode = force_generic_plan', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'The role does not own the database: ask its owner to set plan_cache_mode to force_generic_plan.';
END $$;
