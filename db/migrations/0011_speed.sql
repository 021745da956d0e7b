-- The setting below is unknown until the extension has been used once in a session.
SELECT similarity('a', 'b');
--> statement-breakpoint
-- Words of names that are nearly spelt so. From this likeness on a word may be meant: Haldain is 0.45 like Haldane,
-- and 0.3 like Hall. The index is asked with the same bound: with the usual one of 0.3 it gave six times as many
-- words to be compared.
CREATE FUNCTION words_like(asked text) RETURNS SETOF text
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 20
SET pg_trgm.similarity_threshold = 0.4
AS $$ SELECT word FROM public.search_word WHERE word % asked $$;
