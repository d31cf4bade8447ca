import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Item, Work } from '../../shared/api/schema.generated.js'
import { labelled } from '../../shared/export/paper.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { useLabels } from '../../shared/viewer/labels.js'

interface WorkHeadProps {
  readonly item: Item
  readonly work: Work
}

const listed = (texts: readonly string[]): string => [...new Set(texts.filter(Boolean))].join(', ') || MISSING

/** What it came from, in words; an alert is a page of its own, which says what each viewer may see. */
const Origin = ({ kind, reference }: NonNullable<Work['origin']>) => {
  const labels = useLabels()
  const word = labels.word('workOrigin', kind)
  if (kind !== 'recurrence') return labelled(word, reference)
  return <Link to={`/recurrences?${new URLSearchParams({ alert: reference }).toString()}`}>{word}</Link>
}

/** What work is that nobody complained of, who does it and until when. */
export const WorkHead = ({ item, work }: WorkHeadProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { entries, plans, asOf } = item
  const lead = entries.find(({ part }) => part === null) ?? entries[0]
  const ledgers = plans.flatMap(({ ledger }) => (ledger ? [ledger[labels.language]] : []))
  const values = [
    [t('item.facts.unit'), listed(entries.map(({ unitId }) => labels.unit(unitId)))],
    [t('item.facts.person'), listed(entries.map(({ personId }) => labels.person(personId)))],
    [t('item.work.ledger'), listed(ledgers)],
    [t('item.work.topic'), work.topic ?? MISSING],
    [t('item.work.origin'), work.origin ? <Origin key="origin" {...work.origin} /> : MISSING],
    [t('item.work.campaign'), work.campaign ?? MISSING],
  ] as const
  return (
    <section className="card">
      <p className="item-summary">{work.title}</p>
      {lead ? (
        <p className="item-standing">
          <StateTag kind="entryState" state={lead.state} />
          <DeadlineText
            {...{ dueAt: lead.dueAt, now: asOf.at, provisional: lead.provisional }}
            done={lead.state === 'closedOut'}
          />
        </p>
      ) : null}
      <NamedValues values={values} className="item-facts" />
    </section>
  )
}
