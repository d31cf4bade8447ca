import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Viewer } from '../shared/api/schema.generated.js'
import { signOut } from '../shared/api/session.js'
import { speak } from '../shared/i18n/setup.js'

const leave = async (): Promise<void> => {
  await signOut()
  location.assign('/sign-in') // a fresh page: nothing of this viewer stays in memory
}

/** The pages, each for those who may ask its question. */
const PAGES = [
  { to: '/desk', question: 'items', word: 'desk' },
  { to: '/ledgers', question: 'entries', word: 'ledgers' },
  { to: '/problems', question: 'problemList', word: 'problems' },
  { to: '/map', question: 'mapCounts', word: 'map' },
  { to: '/inspections', question: 'inspections', word: 'inspections' },
  { to: '/responsibilities', question: 'responsibilities', word: 'responsibilities' },
  { to: '/consequences', question: 'sanctions', word: 'consequences' },
  { to: '/city', question: 'figures', word: 'city' },
  { to: '/rankings', question: 'rankings', word: 'rankings' },
] as const

interface FrameHeadProps {
  readonly me: Viewer
}

/** The head of every page: the product, where one can go, who one is. */
export const FrameHead = ({ me }: FrameHeadProps) => {
  const { t, i18n } = useTranslation()
  const roles = me.roles.map((role) => t(`frame.roles.${role}`, { defaultValue: role }))
  return (
    <header className="frame-head">
      <div className="brand">
        {t('frame.product')}
        <small>{t('frame.motto')}</small>
      </div>
      <nav className="frame-nav" aria-label={t('frame.menu')}>
        {PAGES.filter(({ question }) => me.questions.includes(question)).map(({ to, word }) => (
          <NavLink key={to} to={to}>
            {t(`frame.${word}`)}
          </NavLink>
        ))}
      </nav>
      <div className="frame-who">
        <span>
          {me.name} <small className="frame-role">{roles.join(' · ')}</small>
        </span>
        <Button type="text" size="small" onClick={() => void speak(i18n.language === 'en' ? 'zh' : 'en')}>
          {t('frame.language')}
        </Button>
        <Button type="text" size="small" onClick={() => void leave()}>
          {t('frame.signOut')}
        </Button>
      </div>
    </header>
  )
}
