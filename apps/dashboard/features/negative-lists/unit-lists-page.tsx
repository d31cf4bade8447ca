import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { NEGATIVE_LISTS_OF } from '../../shared/api/negative-list-questions.js'
import type { Action, ExpectedPerson, NegativeListsOfUnit } from '../../shared/api/schema.generated.js'
import { ActionButtons } from '../../shared/command/action-buttons.js'
import { FollowUps } from '../../shared/command/follow-ups.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { ChosenDrawer, type Chosen } from './chosen-drawer.js'
import { ListedProblems } from './listed-problems.js'
import { useStanding } from './use-standing.js'

interface OfUnitProps {
  readonly of: NegativeListsOfUnit
  readonly onChoose: (chosen: Chosen) => void
}

const OfUnit = ({ of, onChoose }: OfUnitProps) => {
  const { t } = useTranslation()
  const standing = useStanding()(of.ofUnit, { over: of.over, ofUnit: true })
  return (
    <section className="card">
      <h2>{t('negativeLists.ofUnit')}</h2>
      <p>
        {t('negativeLists.due')}: {of.dueOn} ·{' '}
        <span className={standing.warns ? 'state-warn' : ''}>{standing.text}</span>
      </p>
      <div className="no-print">
        <ActionButtons actions={of.actions} onChoose={(action) => onChoose({ action, personId: null })} />
      </div>
      {of.ofUnit ? <ListedProblems list={of.ofUnit} campaign={of.campaign} /> : null}
      <p className="quiet">{t('negativeLists.inLedger')}</p>
      <Link className="no-print" to="/ledgers?ledger=negativeList">
        {t('negativeLists.openLedger')}
      </Link>
    </section>
  )
}

interface PersonProps extends OfUnitProps {
  readonly one: ExpectedPerson
}

const Person = ({ of, one, onChoose }: PersonProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { personId, excused, list, actions } = one
  const standing = useStanding()(list, { over: of.over, ofUnit: false })
  const strikes = (action: Action, problem: NonNullable<Chosen['problem']>) => onChoose({ action, personId, problem })
  return (
    <tr>
      <th scope="row">{labels.person(personId)}</th>
      <td>
        {excused === null ? (
          <span className={standing.warns ? 'state-warn' : ''}>{standing.text}</span>
        ) : (
          <span className="quiet">{t('negativeLists.excused', { reason: excused })}</span>
        )}
        {list && list.handedInBy !== personId ? (
          <div className="quiet">{t('negativeLists.by', { who: labels.person(list.handedInBy) })}</div>
        ) : null}
        {list ? <ListedProblems list={list} campaign={of.campaign} onStrike={strikes} /> : null}
      </td>
      <td className="no-print">
        {actions
          .filter(({ allowed }) => allowed)
          .map((action) => (
            <Button key={action.command} size="small" onClick={() => onChoose({ action, personId })}>
              {t(`command.name.${action.command}`)}
            </Button>
          ))}
      </td>
    </tr>
  )
}

const Told = ({ of, refresh }: { readonly of: NegativeListsOfUnit; readonly refresh: () => void }) => {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { listsId } = of
  const { accepted, pending } = useAccepted({
    ...{ question: NEGATIVE_LISTS_OF, variables: { listsId } },
    positionIn: ({ negativeListsOf }) => negativeListsOf?.asOf.position,
    refresh,
  })
  const columns = ['person', 'state', 'does'].map((one) => t(`negativeLists.${one}`))
  return (
    <>
      <FollowUps pending={pending} />
      <OfUnit of={of} onChoose={setChosen} />
      <section className="card">
        <h2>{t('negativeLists.people')}</h2>
        <DataTable caption={t('negativeLists.peopleCaption')} columns={columns}>
          {of.persons.map((one) => (
            <Person key={one.personId} {...{ of, one }} onChoose={setChosen} />
          ))}
        </DataTable>
      </section>
      {chosen ? (
        <ChosenDrawer
          {...{ chosen, of }}
          onClose={() => setChosen(null)}
          onAccepted={(answer) => {
            setChosen(null)
            void accepted(answer)
          }}
        />
      ) : null}
    </>
  )
}

/** The negative lists of one unit and its people: who has handed in, and what is to be mended (S2-68). */
export const UnitListsPage = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { listsId = '' } = useParams()
  const { state, refresh } = usePanel({
    question: NEGATIVE_LISTS_OF,
    variables: { listsId },
    read: ({ negativeListsOf }) => ({ of: negativeListsOf }),
  })
  const unitId = state.kind === 'data' ? state.data.of?.unitId : undefined
  return (
    <>
      <PageHead title={unitId ? t('negativeLists.of', { unit: labels.unit(unitId) }) : t('negativeLists.title')}>
        <Link className="no-print" to="/negative-lists">
          {t('negativeLists.back')}
        </Link>
        <Button className="no-print" onClick={() => print()}>
          {t('negativeLists.print')}
        </Button>
      </PageHead>
      <Panel state={state} refresh={refresh}>
        {({ of }, refreshing) =>
          of ? (
            <>
              <AsOfStamp asOf={of.asOf} refreshing={refreshing} refresh={refresh} />
              <Told of={of} refresh={refresh} />
            </>
          ) : (
            <p className="card">{t('negativeLists.gone')}</p>
          )
        }
      </Panel>
    </>
  )
}
