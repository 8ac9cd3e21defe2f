import { must } from '../../../src-shared/result/assert.ts';
import { Categoriser } from '../../engine/categorise/categoriser.ts';
import { checksumOf, type LabelState, labelState, listLabels } from '../../features/rules/line-store.ts';
import { listCategories } from '../../features/transactions/category-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';

/**
 * Labels from which the words are learned, in steps: at least the latest 2,000 and at most 3,000, in a window that moves by a thousand, so that the same
 * labels always give the same model, whether learned one by one or at once. Payees are remembered from all labels.
 */
const MODEL_STEP = 1_000;
const MODEL_STEPS_BACK = 2;
/** Businesses whose learned state is kept: each takes some 20 MB. */
const KEPT = 2;

type Learned = { readonly categoriser: Categoriser; readonly state: LabelState; readonly modelFrom: number };

const cache = new Map<number, Learned>();

const modelFrom = (labelCount: number): number => Math.max(0, Math.floor(labelCount / MODEL_STEP) - MODEL_STEPS_BACK) * MODEL_STEP;

function learnFromScratch(read: ReadHandle, businessId: number, state: LabelState, context: JobContext): Learned {
  const labels = listLabels(read, businessId, '');
  const categoriser = new Categoriser();
  const from = modelFrom(labels.length);
  labels.forEach((label, index) => {
    if (index % 250 === 0) context.control.checkpoint('Learning from your categories', index, labels.length);
    if (index < from) categoriser.remember(label);
    else categoriser.learn(label);
  });
  return { categoriser, state, modelFrom: from };
}

/** Learns what has been filed since, where nothing else has changed; null where earlier labels have. */
function learnOn(read: ReadHandle, businessId: number, known: Learned, state: LabelState): Learned | null {
  if (modelFrom(state.count) !== known.modelFrom || state.count < known.state.count) return null;
  const added = listLabels(read, businessId, known.state.lastSetAt);
  const sum = added.reduce((total, label) => total + checksumOf(label), known.state.checksum);
  if (known.state.count + added.length !== state.count || sum !== state.checksum) return null;
  for (const label of added) known.categoriser.learn(label);
  return { ...known, state };
}

/** What the person's filing of a business has taught so far. Kept between jobs; the same labels give the same answers after a restart. */
export function loadCategoriser(context: JobContext, businessId: number): Categoriser {
  const { read } = context.database;
  const state = labelState(read, businessId);
  const known = cache.get(businessId);
  const isCurrent =
    known !== undefined && known.state.count === state.count && known.state.checksum === state.checksum && known.state.lastSetAt === state.lastSetAt;
  if (isCurrent) return known.categoriser;
  const learned = (known === undefined ? null : learnOn(read, businessId, known, state)) ?? learnFromScratch(read, businessId, state, context);
  cache.delete(businessId);
  if (cache.size >= KEPT) cache.delete(must(cache.keys().next().value, 'the business learned longest ago'));
  cache.set(businessId, learned);
  return learned.categoriser;
}

/** Categories that lines may be filed under, by number. */
export function openCategories(read: ReadHandle, businessId: number): Map<number, string> {
  const open = listCategories(read, businessId).filter((category) => !category.isArchived);
  return new Map(open.map((category) => [category.id, category.name]));
}
