import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Item, ItemRow } from '../../shared/api/schema.generated.js'
import { catalogueOf } from '../../shared/catalogue/catalogue.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { ItemTags } from '../../shared/layout/item-tags.js'
import { KicksTag } from '../../shared/layout/kicks-tag.js'
import { ReadingTag } from '../../shared/layout/reading-tag.js'
import { StyleLeadTag } from '../../shared/layout/style-lead-tag.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { SummaryText } from '../../shared/layout/summary-text.js'
import { useLabels, type Labels } from '../../shared/viewer/labels.js'
import { useChoices } from '../../shared/viewer/use-inspection-choices.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { aboutFacts } from './about-facts.js'
import { reportFacts } from './report-facts.js'

interface ItemHeadProps {
  readonly item: Item
  readonly row: ItemRow
  readonly campaign: string | null
}

/** A cell of the grid, which leads to everything that came from it. */
const GridCell = ({ code }: { readonly code: string }) => (
  <Link to={`/desk?${new URLSearchParams({ tab: 'items', state: 'all', cell: code }).toString()}`}>{code}</Link>
)

const ENDED = new Set(['replied', 'declined', 'withdrawn'])

interface Sourced {
  readonly label: string
  readonly open: string
  readonly me: { readonly questions: readonly string[] }
}

/** The inspection whose finding the item is; a link for those who may see inspections. */
const sourceLines = ({ reports }: Item, { label, open, me }: Sourced): readonly (readonly [string, ReactNode])[] => {
  const source = reports.find((report) => report.source !== null)?.source
  if (!source) return []
  const to = `/inspections/one/${encodeURIComponent(source.inspectionId)}`
  return [[label, me.questions.includes('inspection') ? <Link to={to}>{open}</Link> : source.inspectionId]]
}

/** The rule of its campaign that it breaks, where somebody said so. */
const useViolation = (row: ItemRow, campaign: string | null): readonly (readonly [string, ReactNode])[] => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const { violations } = useChoices(campaign?.split('@')[0] ?? null)
  const violation = violations.find(({ code }) => code === row.violation)
  if (row.violation === null) return []
  return [[t('item.facts.violation'), violation ? `${violation.code} ${violation[language]}` : row.violation]]
}

/** Who answers for it since he received it, or took over (K11); nothing where nobody was written down. */
const contactLine = (
  { contactPersonId: person, contactUnitId: unit }: ItemRow,
  label: string,
  labels: Labels,
): readonly (readonly [string, ReactNode])[] =>
  person === null ? [] : [[label, `${labels.unit(unit)} ${labels.person(person)}`]]

const useFacts = ({ item, row, campaign }: ItemHeadProps): readonly (readonly [string, ReactNode])[] => {
  const { t } = useTranslation()
  const { me, channels, catalogues } = useSigned()
  const labels = useLabels()
  const catalogued = useViolation(row, campaign)
  const time = (instant: string | null) => (instant === null ? MISSING : formatInstant(instant, me.zone))
  const inTime =
    row.readSameDay === null ? '' : ` (${t(row.readSameDay ? 'item.facts.sameDay' : 'item.facts.notSameDay')})`
  return [
    [t('item.facts.unit'), labels.unit(row.unitId) || t('desk.noUnit')],
    [t('item.facts.person'), labels.person(row.personId) || MISSING],
    ...(item.complainedOf.length === 0
      ? []
      : [[t('item.facts.complainedOf'), item.complainedOf.map(labels.person).join(', ')] as const]),
    ...contactLine(row, t('item.facts.contact'), labels),
    [t('item.facts.channel'), labels.channel(row.channel)],
    ...reportFacts(item.reports, {
      ...{ channels, language: labels.language, zone: me.zone },
      nth: (n, name) => t('item.facts.nthReport', { n, name }),
      yesNo: (isYes) => t(isYes ? 'command.yes' : 'command.no'),
    }),
    ...sourceLines(item, { label: t('inspections.from'), open: t('inspections.open'), me }),
    ...aboutFacts(row, catalogueOf(catalogues, row.campaign ?? campaign), labels.language).map(
      ([fact, value]) => [t(`item.facts.${fact}`), value || MISSING] as const,
    ),
    ...catalogued,
    ...item.reports.flatMap(({ about }) =>
      about === null
        ? []
        : [
            [
              t('item.facts.about'),
              <Link key={about} to={`/items/${encodeURIComponent(about)}`}>
                {t('item.facts.aboutItem')}
              </Link>,
            ] as const,
          ],
    ),
    [t('item.facts.place'), row.place ?? MISSING],
    ...(row.gridCell === null
      ? []
      : [[t('item.facts.gridCell'), <GridCell key="cell" code={row.gridCell} />] as const]),
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
        <StyleLeadTag lead={row.styleLead !== null} waits={row.styleLead?.waits === true} />
        {row.duplicate ? <span className="state state-warn">⧉ {t('item.facts.duplicate')}</span> : null}
        {row.misplaced ? <span className="state state-warn">⚠ {t('item.misplaced')}</span> : null}
        <KicksTag row={row} />
        <ItemTags row={row} />
        <ReadingTag row={row} now={asOf.at} />
        <DeadlineText dueAt={row.dueAt} now={asOf.at} provisional={current?.provisional ?? false} done={isDone} />
      </p>
      <NamedValues values={facts} className="item-facts" />
    </section>
  )
}
