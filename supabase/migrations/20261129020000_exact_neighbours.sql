-- A user's vectors are compared one by one: an index of neighbours over all users' rows made loading them five times as slow, and
-- returned fewer than asked for behind the filter on the user. Other dimensions than 384 never had one.

drop index public.vector_embeddings_384;
