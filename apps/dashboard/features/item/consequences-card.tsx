import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SanctionRow } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { ReviewOwed } from '../../shared/layout/review-owed.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { StatementText } from '../../shared/layout/statement-text.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface ConsequencesCardProps {
  readonly sanctions: readonly SanctionRow[]
  /** The moment of the server's answer. */
  readonly now: string
}

/** What was proposed and decided because of this item; only those see it who may ask about consequences. */
export const ConsequencesCard = ({ sanctions, now }: ConsequencesCardProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  if (sanctions.length === 0) return null
  return (
    <section className="card">
      <h2>{t('consequences.ofItem')}</h2>
      <p className="quiet">{t('consequences.ofItemSays')}</p>
      <ul className="consequences">
        {sanctions.map((row) => (
          <li key={row.sanctionId}>
            <Link to={`/consequences/${encodeURIComponent(row.sanctionId)}`}>
              {labels.word('sanctionKind', row.kind)} · {labels.unit(row.unitId)}
            </Link>
            <StateTag kind="sanctionState" state={row.state} />
            <ReviewOwed row={row} />
            <StatementText row={row} now={now} />
            <span className="quiet small">{formatInstant(row.proposedAt, me.zone)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
