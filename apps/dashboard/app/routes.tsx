import { Skeleton } from 'antd'
import { lazy, Suspense, type ComponentType } from 'react'
import { createBrowserRouter, Navigate, useLocation } from 'react-router'
import { Frame } from './frame.js'
import { NotFound } from './not-found.js'
import { PageFailed } from './page-failed.js'

const page = (load: () => Promise<{ default: ComponentType }>) => {
  const Page = lazy(load)
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
      <Page />
    </Suspense>
  )
}

/** The start page: the query stays, so that what the address says is not lost. */
const Home = () => <Navigate to={{ pathname: '/desk', search: useLocation().search }} replace />

const inspections = [
  {
    path: '/inspections',
    element: page(async () => ({
      default: (await import('../features/inspections/inspections-page.js')).InspectionsPage,
    })),
  },
  {
    path: '/inspections/findings',
    element: page(async () => ({
      default: (await import('../features/inspections/findings-page.js')).FindingsPage,
    })),
  },
  {
    path: '/inspections/one/:inspectionId',
    element: page(async () => ({
      default: (await import('../features/inspections/inspection-page.js')).InspectionPage,
    })),
  },
]

/** What is noticed or reported beside the items. */
const noticed = [
  {
    path: '/recurrences',
    element: page(async () => ({
      default: (await import('../features/recurrences/recurrences-page.js')).RecurrencesPage,
    })),
  },
  {
    path: '/map',
    element: page(async () => ({ default: (await import('../features/map/map-page.js')).MapPage })),
  },
  {
    path: '/major-problems',
    element: page(async () => ({
      default: (await import('../features/major-problems/major-problems-page.js')).MajorProblemsPage,
    })),
  },
]

const negativeLists = [
  {
    path: '/negative-lists',
    element: page(async () => ({
      default: (await import('../features/negative-lists/negative-lists-page.js')).NegativeListsPage,
    })),
  },
  {
    path: '/negative-lists/:listsId',
    element: page(async () => ({
      default: (await import('../features/negative-lists/unit-lists-page.js')).UnitListsPage,
    })),
  },
]

const ledgerYears = [
  {
    path: '/ledgers/years',
    element: page(async () => ({ default: (await import('../features/ledgers/years-page.js')).YearsPage })),
  },
  {
    path: '/ledgers/years/:ledgerId/:statement',
    element: page(async () => ({
      default: (await import('../features/ledgers/statement-page.js')).StatementPage,
    })),
  },
]

const responsibilities = {
  path: '/responsibilities',
  element: page(async () => ({
    default: (await import('../features/responsibilities/responsibilities-page.js')).ResponsibilitiesPage,
  })),
}

/** Every page by its address. Each is loaded when it is first opened; charts come with the leaders' page only. */
export const createRouter = () =>
  createBrowserRouter([
    {
      path: '/sign-in',
      errorElement: <PageFailed />,
      element: page(async () => ({ default: (await import('../features/sign-in/sign-in-page.js')).SignInPage })),
    },
    {
      element: <Frame />,
      errorElement: <PageFailed />,
      children: [
        { path: '/', element: <Home /> },
        {
          path: '/desk',
          element: page(async () => ({ default: (await import('../features/desk/desk-page.js')).DeskPage })),
        },
        {
          path: '/ledgers',
          element: page(async () => ({ default: (await import('../features/ledgers/ledgers-page.js')).LedgersPage })),
        },
        {
          path: '/problems',
          element: page(async () => ({
            default: (await import('../features/problems/problems-page.js')).ProblemsPage,
          })),
        },
        ...noticed,
        ...negativeLists,
        ...ledgerYears,
        {
          path: '/receive',
          element: page(async () => ({ default: (await import('../features/receive/receive-page.js')).ReceivePage })),
        },
        {
          path: '/receive/bulk',
          element: page(async () => ({ default: (await import('../features/receive/bulk-page.js')).BulkPage })),
        },
        {
          path: '/items/:itemId',
          element: page(async () => ({ default: (await import('../features/item/item-page.js')).ItemPage })),
        },
        ...inspections,
        responsibilities,
        {
          path: '/consequences',
          element: page(async () => ({
            default: (await import('../features/consequences/consequences-page.js')).ConsequencesPage,
          })),
        },
        {
          path: '/consequences/:sanctionId',
          element: page(async () => ({
            default: (await import('../features/consequences/sanction-page.js')).SanctionPage,
          })),
        },
        {
          path: '/city',
          element: page(async () => ({ default: (await import('../features/city/city-page.js')).CityPage })),
        },
        {
          path: '/rankings',
          element: page(async () => ({ default: (await import('../features/city/rankings-page.js')).RankingsPage })),
        },
        {
          path: '/rankings/:rankingId',
          element: page(async () => ({ default: (await import('../features/city/ranking-page.js')).RankingPage })),
        },
        {
          path: '/cases',
          element: page(async () => ({ default: (await import('../features/cases/cases-page.js')).CasesPage })),
        },
        { path: '*', element: <NotFound /> },
      ],
    },
  ])
