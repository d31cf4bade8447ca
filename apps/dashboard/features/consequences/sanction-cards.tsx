import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReactNode } from 'react'
import type { Finding, Sanction } from '../../shared/api/schema.generated.js'
import { formatDay, formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DeadlineDays } from '../../shared/layout/deadline-days.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { ReviewOwed } from '../../shared/layout/review-owed.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { StatementText } from '../../shared/layout/statement-text.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface CardProps {
  readonly sanction: Sanction
}

const useLines = ({ row }: Sanction): readonly (readonly [string, ReactNode])[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const time = (instant: string | null) => (instant === null ? '' : formatInstant(instant, me.zone))
  const item =
    row.itemId === null ? null : (
      <Link to={`/items/${encodeURIComponent(row.itemId)}`}>{row.itemNumber ?? row.itemId}</Link>
    )
  const effect =
    row.effectUntil === null
      ? t('consequences.noEffectEnd')
      : t('consequences.effectUntil', { day: formatDay(row.effectUntil, labels.language, '') })
  return [
    [t('consequences.unit'), labels.unit(row.unitId)],
    [t('consequences.about'), labels.person(row.personId) || t('consequences.wholeUnit')],
    [t('consequences.item'), item ?? MISSING],
    [t('consequences.proposedBy'), `${labels.person(row.proposedBy)} · ${time(row.proposedAt)}`],
    [
      t('consequences.decidedBy'),
      row.decidedBy === null ? MISSING : `${labels.person(row.decidedBy)} · ${time(row.decidedAt)}`,
    ],
    [t('consequences.effect'), row.state === 'issued' || row.state === 'expired' ? effect : MISSING],
  ]
}

/** What the measure is, about whom, and how it stands. */
export const SanctionHead = ({ sanction }: CardProps) => {
  const { row, asOf } = sanction
  const lines = useLines(sanction)
  return (
    <section className="card">
      {row.summary === null ? null : <p className="item-summary">{row.summary}</p>}
      <p className="sanction-standing">
        <StateTag kind="sanctionState" state={row.state} />
        <ReviewOwed row={row} />
        <StatementText row={row} now={asOf.at} />
      </p>
      <NamedValues values={lines} className="sanction-facts" />
    </section>
  )
}

const useFindingText = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  return ({ fact, at, number, text }: Finding): string =>
    t(`consequences.fact.${fact}`, { at: formatInstant(at, me.zone), number, defaultValue: text ?? fact })
}

/** The facts, then the rule and its version, then how the time for a statement was counted (S1-81). */
export const BasisCard = ({ sanction }: CardProps) => {
  const { t } = useTranslation()
  const textOf = useFindingText()
  const { rule, ruleVersion: version } = sanction.row
  return (
    <section className="card">
      <h2>{t('consequences.basis')}</h2>
      <p className="quiet">{t('consequences.basisSays')}</p>
      <ul>
        {sanction.findings.map((finding) => (
          <li key={`${finding.fact}-${finding.at}`}>
            {textOf(finding)}
            {finding.source === null ? null : (
              <span className="mono quiet"> {t('consequences.fact.source', { source: finding.source })}</span>
            )}
          </li>
        ))}
      </ul>
      <p>
        {t('consequences.rule')}
        {': '}
        {t('consequences.ruleName', { rule: t(`consequences.rules.${rule}`, { defaultValue: rule }), version })}
      </p>
      {sanction.statementDays.length === 0 ? null : (
        <details>
          <summary>{t('consequences.howCounted')}</summary>
          <DeadlineDays days={sanction.statementDays} />
        </details>
      )}
    </section>
  )
}

/** What was said and decided, each with name and time. */
export const WordsCard = ({ sanction }: CardProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (
    <section className="card">
      <h2>{t('consequences.words')}</h2>
      {sanction.words.length === 0 ? <p className="quiet">{t('consequences.noWords')}</p> : null}
      <ol className="words">
        {sanction.words.map(({ type, text, personId, at }) => (
          <li key={`${type}-${at}`}>
            <strong>{t(`consequences.word.${type}`, { defaultValue: type })}</strong>{' '}
            <span className="quiet small">
              {labels.person(personId)} · {formatInstant(at, me.zone)}
            </span>
            <p className="said">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
