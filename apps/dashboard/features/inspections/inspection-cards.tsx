import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Action, FindingRow, Inspection } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useFilled } from '../../shared/viewer/use-filled.js'
import { useCampaignName } from '../../shared/viewer/use-campaign-name.js'
import { useChoices } from '../../shared/viewer/use-inspection-choices.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { Files, TimeTag } from './inspection-words.js'

interface CardProps {
  readonly inspection: Inspection
}

const useLines = ({ row }: Inspection): readonly (readonly [string, ReactNode])[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const campaignName = useCampaignName()
  const keyDate = useChoices(row.campaign).keyDates.find(({ code }) => code === row.keyDate)
  return [
    [t('inspections.kind'), labels.language === 'en' ? row.kindEn : row.kindZh],
    [t('inspections.campaign'), campaignName(row.campaign)],
    [t('inspections.planned'), row.plannedOn],
    ...(row.moves === 0
      ? []
      : [[t('inspections.moved'), t('inspections.movedFrom', { times: row.moves, day: row.firstPlannedOn })] as const]),
    ...(row.changeReason === null ? [] : [[t('inspections.changeReason'), row.changeReason] as const]),
    ...(row.keyDate === null ? [] : [[t('inspections.keyDate'), keyDate?.[labels.language] ?? row.keyDate] as const]),
    [t('inspections.when'), row.heldAt === null ? t('inspections.notYet') : formatInstant(row.heldAt, me.zone)],
    [t('inspections.byUnit'), labels.unit(row.byUnitId)],
    [t('inspections.team'), row.team.map(labels.person).join(', ')],
    [t('inspections.units'), row.unitIds.map(labels.unit).join(', ') || MISSING],
    [t('inspections.places'), row.places.join(', ') || MISSING],
  ]
}

/** What was planned, and whether it was held in time. */
export const InspectionHead = ({ inspection }: CardProps) => {
  const lines = useLines(inspection)
  const { row } = inspection
  return (
    <section className="card">
      <p className="inspection-standing">
        <StateTag kind="inspectionState" state={row.state} />
        <TimeTag row={row} />
      </p>
      <NamedValues values={lines} className="inspection-facts" />
    </section>
  )
}

/** The record of the visit: whom the team met, what it saw, what its kind asks for, and how it ended. */
export const RecordCard = ({ inspection }: CardProps) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const { met, saw, fields, record } = inspection
  const said = useFilled(inspection.asOf.at.slice(0, 4))
  const values = [
    [t('inspections.met'), met ?? MISSING] as const,
    ...fields.map((field) => [field[language], said(field)] as const),
  ]
  return (
    <section className="card">
      <h2>{t('inspections.record')}</h2>
      {saw === null ? (
        <p className="quiet">{t('inspections.notYet')}</p>
      ) : (
        <>
          <NamedValues values={values} className="inspection-facts" />
          <h3>{t('inspections.saw')}</h3>
          <p className="said">{saw}</p>
        </>
      )}
      <p className={record === null ? 'quiet' : 'said'}>{record ?? t('inspections.noRecord')}</p>
    </section>
  )
}

interface FindingProps {
  readonly finding: FindingRow
  readonly actions: readonly Action[]
  readonly onChoose: (action: Action) => void
}

/** What became of a finding: the item it is now, what was done on the spot, why nothing follows, or what can be done. */
const Outcome = ({ finding, actions, onChoose }: FindingProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const allowed = actions.filter(({ allowed: may, target }) => may && target === finding.findingId)
  return (
    <>
      <span className={finding.settledAs === null ? 'state state-warn' : 'state state-done'}>
        {labels.word('settled', finding.settledAs ?? 'open')}
      </span>
      {finding.itemId === null ? null : (
        <p>
          <Link to={`/items/${encodeURIComponent(finding.itemId)}`}>{t('inspections.openItem')}</Link>
        </p>
      )}
      {finding.settledText === null ? null : <p className="said">{finding.settledText}</p>}
      <div className="finding-actions no-print">
        {allowed.map((action) => (
          <Button key={action.command} size="small" onClick={() => onChoose(action)}>
            {t(`command.name.${action.command}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

const FindingLine = (props: FindingProps) => {
  const { finding } = props
  const labels = useLabels()
  const { violations, categories } = useChoices(finding.campaign)
  const said = useFilled(finding.foundAt.slice(0, 4))
  const category = categories.find(({ code }) => code === finding.category)
  const manifestation = category?.manifestations.find(({ code }) => code === finding.manifestation)
  const violation = violations.find(({ code }) => code === finding.violation)
  const { language } = labels
  return (
    <tr>
      <th scope="row">
        {finding.text}
        {finding.fields.map((field) => (
          <div key={field.code} className="quiet small">
            {field[language]}: {said(field)}
          </div>
        ))}
      </th>
      <td>
        {category ? `${category.code} ${category[language]}` : finding.category}
        {manifestation ? <div className="quiet small">{`${manifestation.code} ${manifestation[language]}`}</div> : null}
        {violation ? <div className="state state-warn">{`${violation.code} ${violation[language]}`}</div> : null}
      </td>
      <td>{finding.benchmark}</td>
      <td>
        {labels.unit(finding.unitId)}
        {finding.place === null ? null : <div className="quiet small">{finding.place}</div>}
        {finding.complainedOf.length === 0 ? null : <div>{finding.complainedOf.map(labels.person).join(', ')}</div>}
      </td>
      <td>
        <Files inspectionId={finding.inspectionId} evidence={finding.evidence} />
      </td>
      <td>
        <Outcome {...props} />
      </td>
    </tr>
  )
}

/** What was found, one by one, with what became of it. */
export const FindingsCard = ({ inspection, onChoose }: CardProps & { readonly onChoose: (action: Action) => void }) => {
  const { t } = useTranslation()
  const columns = ['what', 'category', 'benchmark', 'about', 'evidence', 'outcome'].map((one) =>
    t(`inspections.${one}`),
  )
  const { findings, actions } = inspection
  return (
    <section className="card">
      <h2>{t('inspections.findings')}</h2>
      {findings.length === 0 ? (
        <p className="quiet">{t('inspections.none')}</p>
      ) : (
        <DataTable caption={t('inspections.findings')} columns={columns}>
          {findings.map((finding) => (
            <FindingLine key={finding.findingId} {...{ finding, actions, onChoose }} />
          ))}
        </DataTable>
      )}
    </section>
  )
}
