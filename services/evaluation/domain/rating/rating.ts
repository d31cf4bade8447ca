import { accept, reject } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { EvaluationInput } from '@huiyin/contracts/evaluation'
import type { RatingEvent } from './events.js'

type Input<N extends 'RateReport' | 'RecordCallBack'> = Omit<EvaluationInput<N>, 'reportId'>
export type RatingCommand =
  | ({ readonly type: 'RateReport' } & Input<'RateReport'>)
  | ({ readonly type: 'RecordCallBack' } & Input<'RecordCallBack'>)
export type RatingRefusal = 'RatedAlready'

type DataOf<N extends RatingEvent['type']> = Extract<RatingEvent, { type: N }>['data']

/** Which item the report belongs to, what was said, and the last call-back that brought no word. */
export interface RatingState {
  readonly itemId: string
  readonly rated: DataOf<'ReportRated'> | null
  readonly called: DataOf<'CallBackRecorded'> | null
}

const ASPECTS = ['itemId', 'rating', 'remark', 'attitude', 'language'] as const

const rate = (data: DataOf<'ReportRated'>, rated: DataOf<'ReportRated'> | null) => {
  if (!rated) return accept<RatingEvent>({ type: 'ReportRated', data })
  return ASPECTS.every((aspect) => rated[aspect] === data[aspect]) ? accept<RatingEvent>() : reject('RatedAlready')
}

/** Asked again and again, each time is a fact; the same word twice at once is one. */
const callBack = (data: DataOf<'CallBackRecorded'>, state: RatingState | null) => {
  if (state?.rated) return reject('RatedAlready')
  const { called } = state ?? { called: null }
  const isSame = called?.outcome === data.outcome && called.remark === data.remark
  return isSame ? accept<RatingEvent>() : accept<RatingEvent>({ type: 'CallBackRecorded', data })
}

/** One answer a report: who was answered says once how satisfied he is; a call-back may bring no word (S3-54). */
export const rating: Decider<RatingCommand, RatingEvent, RatingState | null, RatingRefusal> = {
  initialState: null,
  evolve: (state, { type, data }) => ({
    itemId: data.itemId,
    rated: type === 'ReportRated' ? data : (state?.rated ?? null),
    called: type === 'CallBackRecorded' ? data : (state?.called ?? null),
  }),
  decide: (command, state) => {
    if (command.type === 'RecordCallBack') {
      const { type: _, ...data } = command
      return callBack(data, state)
    }
    const { type: _, ...data } = command
    return rate(data, state?.rated ?? null)
  },
}
