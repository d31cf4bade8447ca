import { useTranslation } from 'react-i18next'
import type { EntryPlan, FilledValue, Item, Named } from '../../shared/api/schema.generated.js'
import { formatDay, formatInstant } from '../../shared/format/dates.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useFilled } from '../../shared/viewer/use-filled.js'
import { useSigned } from '../../shared/viewer/viewer.js'

const isBare = ({ mode, records, publicAnswer, sponsorId, ledger, remedies, publication }: EntryPlan): boolean =>
  mode === null &&
  records.length === 0 &&
  publicAnswer === null &&
  sponsorId === null &&
  !ledger &&
  !remedies &&
  !publication

const useNameOf = () => {
  const { language } = useLabels()
  return (named: Named) => named[language]
}

const Milestones = ({ plan, thisYear }: { readonly plan: EntryPlan; readonly thisYear: string }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { language } = useLabels()
  if (plan.milestones.length === 0) return null
  return (
    <ol className="plan-milestones">
      {plan.milestones.map(({ code, zh, day, metAt }) => (
        <li key={code}>
          <span>{formatDay(day, language, thisYear)}</span> {zh}{' '}
          {metAt === null ? (
            <span className="quiet">{t('item.plan.open')}</span>
          ) : (
            <span className="mark-met">{t('item.plan.met', { at: formatInstant(metAt, me.zone) })}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

const useFilledLines = (thisYear: string) => {
  const nameOf = useNameOf()
  const said = useFilled(thisYear)
  return (fields: readonly FilledValue[]) => fields.map((field) => [nameOf(field), said(field)] as const)
}

/** What is or would be public: as what, the text as it is blacked out, and since when, where and until when. */
const usePublication = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (publication: EntryPlan['publication']) => {
    if (!publication) return []
    const { kind, text, publishedAt, media, until } = publication
    const where = media.map((one) => labels.word('medium', one)).join(', ')
    const state =
      publishedAt === null
        ? t('item.plan.notPublic')
        : t('item.plan.publicSince', { at: formatInstant(publishedAt, me.zone), where, until: until ?? '' })
    return [
      [t('item.plan.publication'), `${labels.word('publicationKind', kind)} · ${state}`] as const,
      ...(text === null ? [] : [[t('item.plan.publicText'), text] as const]),
    ]
  }
}

const useValues = (plan: EntryPlan, thisYear: string) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const nameOf = useNameOf()
  const filled = useFilledLines(thisYear)
  const publicValues = usePublication()
  const { publication } = plan
  const { mode, remedies, sponsorId, sponsorClaimed, publicAnswer, ledger, ledgerFields } = plan
  const claimed = sponsorClaimed ? ` (${t('item.plan.claimed')})` : ''
  return [
    ...(mode ? [[t('item.plan.mode'), nameOf(mode)] as const] : []),
    ...(remedies?.rootCause ? [[t('item.plan.rootCause'), remedies.rootCause] as const] : []),
    ...(remedies ? [[t('command.field.fix'), remedies.fix] as const] : []),
    ...(remedies ? [[t('command.field.establish'), remedies.establish] as const] : []),
    ...(sponsorId ? [[t('item.plan.sponsor'), `${labels.person(sponsorId)}${claimed}`] as const] : []),
    ...(publicAnswer ? [[t('item.plan.publicAnswer'), publicAnswer] as const] : []),
    ...publicValues(publication),
    ...(ledger ? [[t('item.plan.ledger'), nameOf(ledger)] as const, ...filled(ledgerFields)] : []),
  ]
}

interface PlanOfEntryProps {
  readonly plan: EntryPlan
  readonly unitId: string
  readonly thisYear: string
}

const PlanOfEntry = ({ plan, unitId, thisYear }: PlanOfEntryProps) => {
  const labels = useLabels()
  const nameOf = useNameOf()
  const filled = useFilledLines(thisYear)
  return (
    <article className="entry-plan">
      <h3>{labels.unit(unitId)}</h3>
      <NamedValues values={useValues(plan, thisYear)} className="plan-values" />
      <Milestones plan={plan} thisYear={thisYear} />
      {plan.records.map((record, index) => (
        <section key={`${record.code}-${index}`}>
          <h4>
            {nameOf(record)} · {formatDay(record.on, labels.language, thisYear)} · {labels.person(record.personId)}
          </h4>
          <NamedValues values={filled(record.fields)} className="plan-values" />
        </section>
      ))}
    </article>
  )
}

/** How each entry of an item is handled: mode and milestones, remedies, records, sponsor, ledger. */
export const PlanCard = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const planned = item.plans.filter((plan) => !isBare(plan))
  if (planned.length === 0) return null
  const unitOf = (id: string) => item.entries.find(({ entryId }) => entryId === id)?.unitId ?? ''
  return (
    <section className="card">
      <h2>{t('item.plan.title')}</h2>
      {planned.map((plan) => (
        <PlanOfEntry key={plan.entryId} plan={plan} unitId={unitOf(plan.entryId)} thisYear={item.asOf.at.slice(0, 4)} />
      ))}
    </section>
  )
}
