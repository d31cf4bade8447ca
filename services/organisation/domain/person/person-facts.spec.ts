import { describe, expect, test } from '@jest/globals'
import { asKept, mayBeLeftOut } from '@huiyin/testing'
import { personEvents, type PersonEvent } from './events.js'

const validFrom = '2020-03-02'
const post = { postId: 'post-1', unitId: 'K1' }
const portfolio = { portfolioId: 'portfolio-1', unitId: 'K1' }
const ALL: readonly PersonEvent[] = [
  { type: 'PersonAdded', data: { name: '示范一', validFrom } },
  {
    type: 'PersonAppointed',
    data: { ...post, personName: '示范一', postTitle: '示范负责人', rank: 'principal', validFrom, validTo: null },
  },
  { type: 'AppointmentEnded', data: { ...post, validFrom, validTo: '2020-05-31' } },
  {
    type: 'PortfolioAssigned',
    data: { ...portfolio, name: '示范分管', nameEn: 'demo', unitIds: ['K1', 'K2'], validFrom, validTo: '2020-05-31' },
  },
  { type: 'PortfolioEnded', data: { ...portfolio, validFrom, validTo: '2020-05-31' } },
  {
    type: 'PostTaken',
    data: { ...post, rank: 'deputy', on: validFrom, formerPersonId: null, formerStays: false, atOrAbove: ['person-2'] },
  },
  { type: 'PostLeft', data: { ...post, rank: 'member', on: '2020-06-01', heldBy: 'person-2', stays: true, validFrom } },
]

describe('a fact of a person on disk', () => {
  test('stands in the streams of persons', () => expect(personEvents.category).toBe('organisation-person'))

  test.each(ALL.map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(personEvents, event)).toStrictEqual(event.data),
  )
  test.each(ALL.map((event) => [event.type, event] as const))('nothing of %s may be left out', (_, event) =>
    expect(mayBeLeftOut(personEvents, event)).toStrictEqual([]),
  )
  test('a post is of one of three ranks', () => {
    const [, { data }] = ALL as [PersonEvent, PersonEvent]
    const fits = (rank: unknown) => personEvents.defs.PersonAppointed.data.safeParse({ ...data, rank }).success
    expect(['principal', 'deputy', 'member', 'head', '', null].filter(fits)).toStrictEqual([
      'principal',
      'deputy',
      'member',
    ])
  })
})
