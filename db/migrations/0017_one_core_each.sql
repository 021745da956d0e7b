-- One plan for all values (0003) does not know that a page asks for fifty rows, so PostgreSQL thought of half a million
-- and started two more processes for them: 20 ms to begin, where the walk itself takes less than one.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET max_parallel_workers_per_gather = 0', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'The role does not own the database: ask its owner to set max_parallel_workers_per_gather to 0.';
END $$;
