"""Vector stores behind one port: pgvector by default; Qdrant, Chroma, Pinecone or vecs by setting."""
