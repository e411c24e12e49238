// What the scripts beside this one share: each follows one job many times, its connection cut at a different place each time.

// { base, offsets: [null | number], client, jobId, threadId, question, key }; null: no cut.
export const plan = JSON.parse(process.argv[2]);

export const baseOf = (offset) =>
  offset === null ? plan.base : `${plan.base}/cut/${offset}/${plan.client}-${offset}`;

// Run `follow(base, offset)` for every offset at once, and print what each saw.
export async function everyOffset(follow) {
  const seen = await Promise.all(
    plan.offsets.map(async (offset) => ({ offset, ...(await follow(baseOf(offset), offset)) })),
  );
  process.stdout.write(JSON.stringify(seen), () => process.exit(0));
}
