import { accept, reject } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { EvaluationInput } from '@huiyin/contracts/evaluation'
import type { RatingEvent } from './events.js'

export type RatingCommand = { readonly type: 'RateReport' } & Omit<EvaluationInput<'RateReport'>, 'reportId'>
export type RatingRefusal = 'RatedAlready'
export type RatingState = RatingEvent['data'] | null

/** One answer a report: who was answered says once how satisfied he is. */
export const rating: Decider<RatingCommand, RatingEvent, RatingState, RatingRefusal> = {
  initialState: null,
  evolve: (_, event) => event.data,
  decide: ({ type: _, ...data }, state) => {
    if (!state) return accept({ type: 'ReportRated', data })
    const isSame = state.rating === data.rating && state.remark === data.remark && state.itemId === data.itemId
    return isSame ? accept() : reject('RatedAlready')
  },
}
