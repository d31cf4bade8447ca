import { z } from 'zod'
import { definePublished, published, type PublishedData } from '../published.js'
import { day, id } from '../shapes.js'
import { basis } from './commands.js'
import { SANCTION_KINDS } from './sanction-kinds.js'

const about = { sanctionId: id, unitId: id, personId: id.nullable(), itemId: id.nullable(), entryId: id.nullable() }
const example = {
  ...{ sanctionId: 'sanction-1', unitId: 'unit-7', personId: null },
  ...{ itemId: 'item-1', entryId: 'item-1:unit-7' },
}

/** What accountability tells the other contexts. The key is the sanction. */
export const accountabilityPublished = definePublished({
  SanctionIssued: published(
    1,
    'A named person issued a measure against a unit or a person.',
    z.object({ ...about, kind: z.enum(SANCTION_KINDS), basis, effectUntil: day.nullable() }),
    { ...example, kind: 'reminder', basis: { rule: 'overdue', version: 1 }, effectUntil: '2026-09-30' },
  ),
  SanctionClarified: published(
    1,
    'The unit or person was wrongly reported; the measure counts no longer.',
    z.object(about),
    example,
  ),
})

export type AccountabilityPublished<N extends keyof typeof accountabilityPublished> = PublishedData<
  typeof accountabilityPublished,
  N
>
