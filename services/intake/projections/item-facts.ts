import { defineFactTable, defineVoidingTable, type FactCell } from '@huiyin/analytics'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { isOfOpening } from '../domain/item/opening.js'
import { isBesideItsWay } from '../domain/item/beside.js'

const columns = {
  item_id: 'String',
  fact: 'LowCardinality(String)',
  report_id: 'String',
  channel: 'LowCardinality(String)',
  category: 'LowCardinality(String)',
  place: 'LowCardinality(String)',
  unit_id: 'LowCardinality(String)',
  result: 'LowCardinality(String)',
} as const

type Cells = Readonly<Record<Exclude<keyof typeof columns, 'item_id'>, FactCell>>

const blank: Cells = { fact: '', report_id: '', channel: '', category: '', place: '', unit_id: '', result: '' }

/** Facts of which nothing more is told than that they are. */
const PLAIN = { ItemDeclined: 'declined', ItemWithdrawn: 'withdrawn', DuplicateMarked: 'duplicate' } as const

/** What is counted elsewhere, or nowhere. */
const isUncounted = (event: ItemEvent) => isOfOpening(event) || isBesideItsWay(event)

/** A case stays in the figures of the unit that had it, whoever goes on with it. */
const cellsOf = (event: ItemEvent): Cells | null => {
  if (isUncounted(event) || event.type === 'ItemPassedOn') return null
  switch (event.type) {
    case 'ReportReceived': {
      const { reportId, channel, category, place } = event.data
      return { ...blank, fact: 'received', report_id: reportId, channel, category: category ?? '', place: place ?? '' }
    }
    case 'ReportLinked':
      return { ...blank, fact: 'linked', report_id: event.data.reportId, channel: event.data.channel }
    case 'ItemRegistered':
      return { ...blank, fact: 'registered', category: event.data.category }
    case 'ItemDeclined':
    case 'ItemWithdrawn':
    case 'DuplicateMarked':
      return { ...blank, fact: PLAIN[event.type] }
    case 'ItemAssigned':
    case 'ItemTransferred':
      return { ...blank, fact: event.type === 'ItemAssigned' ? 'assigned' : 'transferred', unit_id: event.data.unitId }
    case 'ReportWithdrawn':
      return { ...blank, fact: 'reportWithdrawn', report_id: event.data.reportId }
    case 'ReportReplied':
      return { ...blank, fact: 'replied', report_id: event.data.reportId, result: event.data.result }
    case 'ItemAnswered':
      return { ...blank, fact: 'answered', unit_id: event.data.unitId }
    case 'PersonComplainedOfNamed':
    case 'FirstContactTaken':
    case 'ReporterCameBefore':
    case 'ProblemCounted':
    case 'SummaryWritten':
    case 'ItemRead':
    case 'ReplyOwed':
    case 'ObjectionRaised':
    case 'ObjectionDecided':
    case 'ObjectionLapsed':
    case 'ErasureOrdered':
    case 'SubjectErased':
    case 'ItemFactVoided':
      return null
  }
}

/** What happened to items and their reports, for figures: channel figures count reports, item figures count items. */
export const itemFacts = defineFactTable({
  name: 'item_facts',
  says: 'One row a fact of an item or one of its reports.',
  from: itemEvents,
  columns,
  orderBy: ['item_id'],
  row: (event, at) => {
    const cells = cellsOf(event)
    return cells && { item_id: at.streamId, ...cells }
  },
})

/** Which facts of items were voided, so that a figure of a later position leaves them out. */
export const itemVoidings = defineVoidingTable({
  name: 'item_voidings',
  says: 'One row a voided fact of an item.',
  from: itemEvents,
})
