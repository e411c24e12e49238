-- Embeddings are kept as unit vectors in half precision: only their angles are compared, and those it keeps to five digits. A vector
-- of the default model (1,536 numbers) takes 3 KB in place of 6, and stays in its row up to the page's size, where the comparison
-- of a user's vectors one by one would otherwise fetch each in pieces from another table.

alter table public.vector_embeddings set (toast_tuple_target = 8160);
alter table public.vector_embeddings alter column embedding type halfvec using l2_normalize(embedding)::halfvec;
comment on column public.vector_embeddings.embedding is 'Of length 1 (or 0, for a vector of zeros), in half precision.';
