import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { Item, ItemRow } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { KicksTag } from '../../shared/layout/kicks-tag.js'
import { ReadingTag } from '../../shared/layout/reading-tag.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { SummaryText } from '../../shared/layout/summary-text.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { reportFacts } from './report-facts.js'

interface ItemHeadProps {
  readonly item: Item
  readonly row: ItemRow
  readonly campaign: string | null
}

const ENDED = new Set(['replied', 'declined', 'withdrawn'])

const useFacts = ({ item, row, campaign }: ItemHeadProps): readonly (readonly [string, ReactNode])[] => {
  const { t } = useTranslation()
  const { me, channels } = useSigned()
  const labels = useLabels()
  const time = (instant: string | null) => (instant === null ? MISSING : formatInstant(instant, me.zone))
  const inTime =
    row.readSameDay === null ? '' : ` (${t(row.readSameDay ? 'item.facts.sameDay' : 'item.facts.notSameDay')})`
  return [
    [t('item.facts.unit'), labels.unit(row.unitId) || t('desk.noUnit')],
    [t('item.facts.person'), labels.person(row.personId) || MISSING],
    ...(item.complainedOf.length === 0
      ? []
      : [[t('item.facts.complainedOf'), item.complainedOf.map(labels.person).join(', ')] as const]),
    [t('item.facts.channel'), labels.channel(row.channel)],
    ...reportFacts(item.reports, {
      ...{ channels, language: labels.language, zone: me.zone },
      nth: (n, name) => t('item.facts.nthReport', { n, name }),
      yesNo: (isYes) => t(isYes ? 'command.yes' : 'command.no'),
    }),
    [t('item.facts.category'), labels.category(row.category, campaign) || MISSING],
    [t('item.facts.place'), row.place ?? MISSING],
    [t('item.facts.received'), time(row.receivedAt)],
    [t('item.facts.registered'), time(row.registeredAt)],
    ...(row.readAt === null ? [] : [[t('item.facts.read'), `${time(row.readAt)}${inTime}`] as const]),
    [t('item.facts.reports'), t('item.facts.pieces', { count: row.reports })],
    [t('item.facts.owed'), t('item.facts.pieces', { count: row.repliesOwed })],
    [t('item.facts.transfers'), t('item.facts.times', { count: row.transfers })],
  ]
}

/** What an item is, how it stands and until when. */
export const ItemHead = (props: ItemHeadProps) => {
  const { item, row } = props
  const { t } = useTranslation()
  const facts = useFacts(props)
  const { asOf } = item
  const current = item.entries.filter(({ state }) => state !== 'handedOver').at(-1)
  const isDone = current ? current.state === 'closedOut' : ENDED.has(row.state)
  return (
    <section className="card">
      <p className="item-summary">
        <SummaryText summary={row.summary} owed={row.summaryOwed} />
      </p>
      <p className="item-standing">
        <StateTag kind="itemState" state={row.state} />
        {row.duplicate ? <span className="state state-warn">⧉ {t('item.facts.duplicate')}</span> : null}
        {row.misplaced ? <span className="state state-warn">⚠ {t('item.misplaced')}</span> : null}
        <KicksTag row={row} />
        <ReadingTag row={row} now={asOf.at} />
        <DeadlineText dueAt={row.dueAt} now={asOf.at} provisional={current?.provisional ?? false} done={isDone} />
      </p>
      <NamedValues values={facts} className="item-facts" />
    </section>
  )
}
