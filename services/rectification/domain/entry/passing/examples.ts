import type { PassingEvent } from './passing-state.js'

const whose = { itemId: 'item-1', unitId: 'K1' }

type Examples = { readonly [N in PassingEvent['type']]: Extract<PassingEvent, { type: N }> }

/** One example of each. */
export const passingExamples: Examples = {
  EntryPassedOn: {
    type: 'EntryPassedOn',
    data: {
      ...{ ...whose, postId: 'post-k1', principal: true, on: '2022-07-01', named: true },
      ...{ fromPersonId: 'person-k1', toPersonId: 'person-k9' },
    },
  },
  EntryTakenOver: { type: 'EntryTakenOver', data: { ...whose, intoUnitId: 'K2', on: '2022-07-01' } },
}
