import { z } from 'zod'
import { definePublished, published, type PublishedData } from '../published.js'
import { day, id, line } from '../shapes.js'
import { POST_RANKS } from './commands.js'

const unit = { unitId: id, validFrom: day }
const names = { name: line, nameEn: line.nullable() }
const example = { unitId: 'unit-7', validFrom: '2026-03-01' }

/**
 * What organisation tells the other contexts. The key is the unit or the person. Days say from when something holds
 * (`validTo`: the last day); they may lie ahead of or behind the moment it was recorded.
 */
export const organisationPublished = definePublished({
  UnitCreated: published(
    1,
    'A unit exists from a day on.',
    z.object({ ...unit, ...names, parentId: id.nullable(), level: z.string() }),
    { ...example, name: '市场监管局', nameEn: 'Market bureau', parentId: 'unit-1', level: 'bureau' },
  ),
  UnitRenamed: published(1, 'A unit has another name from a day on.', z.object({ ...unit, ...names }), {
    ...example,
    name: '市场监督管理局',
    nameEn: null,
  }),
  UnitMoved: published(1, 'A unit belongs to another parent from a day on.', z.object({ ...unit, parentId: id }), {
    ...example,
    parentId: 'unit-2',
  }),
  UnitMerged: published(
    1,
    'A unit became part of another, which takes over all it had.',
    z.object({ ...unit, intoUnitId: id }),
    { ...example, intoUnitId: 'unit-9' },
  ),
  UnitTakenOver: published(
    1,
    'The day came from which a unit is part of another: what it had open is that one’s.',
    z.object({ unitId: id, intoUnitId: id, on: day }),
    { unitId: 'unit-7', intoUnitId: 'unit-9', on: '2026-07-01' },
  ),
  UnitClosed: published(1, 'A unit exists no longer from a day on.', z.object(unit), example),
  PersonAppointed: published(
    1,
    'A person holds a post in a unit from a day on.',
    z.object({
      personId: id,
      postId: id,
      postTitle: line,
      unitId: id,
      rank: z.enum(POST_RANKS),
      validFrom: day,
      validTo: day.nullable(),
    }),
    {
      personId: 'person-3',
      postId: 'post-12',
      postTitle: '局长',
      unitId: 'unit-7',
      rank: 'principal',
      validFrom: '2026-03-01',
      validTo: null,
    },
  ),
  AppointmentEnded: published(
    1,
    'A person holds a post until a day, that day included.',
    z.object({ personId: id, postId: id, unitId: id, validFrom: day, validTo: day }),
    { personId: 'person-3', postId: 'post-12', unitId: 'unit-7', validFrom: '2026-03-01', validTo: '2026-06-30' },
  ),
  PostTaken: published(
    1,
    'The day came from which a person holds a post; who held it before, and who stands at or above him.',
    z.object({
      ...{ personId: id, postId: id, unitId: id, rank: z.enum(POST_RANKS), on: day },
      ...{ formerPersonId: id.nullable(), formerStays: z.boolean(), atOrAbove: z.array(id) },
    }),
    {
      ...{ personId: 'person-4', postId: 'post-12', unitId: 'unit-7', rank: 'principal', on: '2026-07-01' },
      ...{ formerPersonId: 'person-3', formerStays: false, atOrAbove: ['person-4', 'person-1'] },
    },
  ),
  PostLeft: published(
    1,
    'The day came from which a person holds a post no longer; who holds it that day (null: it is vacant), and whether he stays in the unit.',
    z.object({
      ...{ personId: id, postId: id, unitId: id, rank: z.enum(POST_RANKS), on: day },
      ...{ heldBy: id.nullable(), stays: z.boolean() },
    }),
    {
      ...{ personId: 'person-3', postId: 'post-12', unitId: 'unit-7', rank: 'principal', on: '2026-07-01' },
      ...{ heldBy: null, stays: false },
    },
  ),
})

export type OrganisationPublished<N extends keyof typeof organisationPublished> = PublishedData<
  typeof organisationPublished,
  N
>
