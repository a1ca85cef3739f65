import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { safeReturnPath } from '../../app/return-to.ts';
import { TextLink } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { OtherWays } from './other-ways.tsx';
import { SecondStepForm } from './second-step-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useWaitingSignIn } from './use-waiting-sign-in.ts';

/** Where members sign in. */
export function SignInPage() {
  const search = useSearch({ from: '/sign-in' });
  return (
    <EntryFrame
      title="Sign in"
      description={search.returnTo === undefined ? undefined : 'You will be back where you were.'}
      footer={
        <TextLink to="/admin" search={search}>
          Sign in as an administrator
        </TextLink>
      }
    >
      <SignInBody search={search} asksForCode />
    </EntryFrame>
  );
}

/** Where administrators and others with the dashboard sign in, without an access code. */
export function AdminSignInPage() {
  const search = useSearch({ from: '/admin' });
  return (
    <EntryFrame
      title="Administrator sign-in"
      footer={
        <TextLink to="/sign-in" search={search}>
          Sign in as a member
        </TextLink>
      }
    >
      <SignInBody search={search} asksForCode={false} />
    </EntryFrame>
  );
}

interface SignInBodyProps {
  readonly search: { readonly returnTo?: string; readonly code?: string };
  readonly asksForCode: boolean;
}

function SignInBody({ search, asksForCode }: SignInBodyProps) {
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const [half, setHalf] = useWaitingSignIn();
  const leave = (): void => {
    setHalf(null);
    void navigate({ href: safeReturnPath(search.returnTo), replace: true });
  };
  const setup = useQuery({ queryKey: ['readSetup'], queryFn: () => callApi('readSetup'), staleTime: Infinity });

  if (half !== null) {
    return (
      <SecondStepForm
        half={half}
        onSignedIn={leave}
        onStartAgain={() => {
          setHalf(null);
        }}
      />
    );
  }
  return (
    <>
      {setup.data?.needed === true && (
        <Note title="This installation is not set up yet" mb="md">
          Open the set-up link that the server wrote to its terminal when it started.
        </Note>
      )}
      {hash === 'password-set' && (
        <Note title="Your password is set" mb="md" role="status">
          Sign in with it now.
        </Note>
      )}
      <SignInForm
        code={search.code}
        asksForCode={asksForCode}
        onSignedIn={leave}
        onHalfSignedIn={(waiting) => {
          setHalf(waiting);
        }}
      />
      <OtherWays returnTo={safeReturnPath(search.returnTo)} onSignedIn={leave} />
    </>
  );
}
