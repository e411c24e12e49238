-- Queries on vector_embeddings, which keeps unit vectors in half precision.

-- name: upsert
-- Keep the embeddings of some texts, each text once; they replace those of the same text and model.
insert into vector_embeddings (user_id, namespace, ref, content, model, dimension, embedding)
select %(user_id)s, %(namespace)s, ref, content, %(model)s, %(dimension)s, l2_normalize(embedding::vector)::halfvec
from unnest(%(refs)s::text[], %(contents)s::text[], %(embeddings)s::text[]) as given (ref, content, embedding)
on conflict (user_id, namespace, ref, chunk, model) do update
set content = excluded.content, dimension = excluded.dimension, embedding = excluded.embedding, created_at = now()

-- name: nearest
-- The texts of a user most like a vector, best first. The score is worked out behind the limit: in one select with the
-- distance, each row would be compared twice, once to sort by and once for the score.
select ref, content, 1 - distance as score
from (
  select ref, content, embedding <=> l2_normalize(%(embedding)s::vector)::halfvec as distance
  from vector_embeddings
  where user_id = %(user_id)s and namespace = %(namespace)s and model = %(model)s and dimension = %(dimension)s
  order by distance
  limit %(limit)s
) as nearest
order by distance

-- name: delete
delete from vector_embeddings
where user_id = %(user_id)s and namespace = %(namespace)s and model = %(model)s and ref = any(%(refs)s::text[])

-- name: forget_user
delete from vector_embeddings where user_id = %(user_id)s
