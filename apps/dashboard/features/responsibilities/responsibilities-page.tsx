import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RESPONSIBILITIES } from '../../shared/api/questions.js'
import type { ResponsibilityLine, ResponsibilityRegister } from '../../shared/api/schema.generated.js'
import { FollowUps } from '../../shared/command/follow-ups.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { formatCount } from '../../shared/format/numbers.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { ChangeDrawer } from './change-drawer.js'
import { CHANGES, type Change } from './change-forms.js'
import { OfficeLinesCard } from './office-lines-card.js'

const Line = ({ line }: { readonly line: ResponsibilityLine }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const days = ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null }) =>
    validTo === null ? t('responsibilities.since', { from: validFrom }) : `${validFrom} – ${validTo}`
  return (
    <tr>
      <th scope="row">{labels.unit(line.unitId)}</th>
      <td>
        {line.vacant ? <div className="mark-yellow">{t('responsibilities.vacant')}</div> : null}
        {line.people.map((one) => (
          <div key={one.personId}>
            {labels.person(one.personId)} <span className="quiet">{one.postTitle}</span>{' '}
            {t(`responsibilities.${one.as}`)} <span className="quiet">{days(one)}</span>
          </div>
        ))}
      </td>
      <td>
        {line.portfolios.map((one) => (
          <div key={one.portfolioId}>
            {labels.person(one.personId)}: {(labels.language === 'en' ? one.nameEn : null) ?? one.name}{' '}
            <span className="quiet">
              {one.unitIds.map(labels.unit).join(t('responsibilities.and'))} · {days(one)}
            </span>
          </div>
        ))}
      </td>
    </tr>
  )
}

const Register = ({ register }: { readonly register: ResponsibilityRegister }) => {
  const { t } = useTranslation()
  const { units, day } = register
  const columns = [t('desk.unit'), t('responsibilities.people'), t('responsibilities.portfolios')]
  const vacant = units.filter((one) => one.vacant).length
  return (
    <section className="card">
      <p className="quiet">
        {t('responsibilities.summary', { day, units: formatCount(units.length), vacant: formatCount(vacant) })}
      </p>
      <DataTable caption={t('responsibilities.caption')} columns={columns}>
        {units.map((line) => (
          <Line key={line.unitId} line={line} />
        ))}
      </DataTable>
    </section>
  )
}

/** Who answers for each unit, first and by portfolio, level by level; whoever keeps the organisation changes it here. */
export const ResponsibilitiesPage = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const [change, setChange] = useState<Change | null>(null)
  const { state, refresh } = usePanel({
    question: RESPONSIBILITIES,
    variables: {},
    read: ({ responsibilities }) => responsibilities,
  })
  const { accepted, pending } = useAccepted({
    ...{ question: RESPONSIBILITIES, variables: {} },
    positionIn: ({ responsibilities }) => responsibilities.asOf.position,
    refresh,
  })
  return (
    <>
      <PageHead title={t('responsibilities.title')}>
        <div className="page-head-side no-print">
          {CHANGES.filter((one) => me.commands.includes(one)).map((one) => (
            <Button key={one} onClick={() => setChange(one)}>
              {t(`command.name.${one}`)}
            </Button>
          ))}
          <Button onClick={() => print()}>{t('responsibilities.print')}</Button>
        </div>
      </PageHead>
      <FollowUps pending={pending} />
      <OfficeLinesCard />
      {change ? (
        <ChangeDrawer
          key={change}
          change={change}
          onClose={() => setChange(null)}
          onAccepted={(answer) => {
            setChange(null)
            void accepted(answer)
          }}
        />
      ) : null}
      <Panel state={state} refresh={refresh} rows={10}>
        {(register, refreshing) => (
          <>
            <AsOfStamp asOf={register.asOf} refreshing={refreshing} refresh={refresh} />
            <Register register={register} />
          </>
        )}
      </Panel>
    </>
  )
}
