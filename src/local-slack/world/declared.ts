// How a test or the demo says which world it wants: Slack workspaces, people, channels and apps, by readable names.

/** What a person is in Slack itself; `guest` may be in several channels, `single_channel_guest` in one. */
export type SlackRole = 'primary_owner' | 'owner' | 'admin' | 'member' | 'guest' | 'single_channel_guest' | 'bot';

export interface DeclaredPerson {
  handle: string;
  id?: string;
  name?: string;
  email?: string;
  role?: SlackRole;
  deactivated?: boolean;
  tz?: string;
  locale?: string;
}

export interface DeclaredChannel {
  name: string;
  id?: string;
  private?: boolean;
  /** Handles of people (`ana`), of people elsewhere (`beta/zoe`, which makes the channel shared) or of an app's bot. */
  members?: string[];
  archived?: boolean;
}

export interface DeclaredUsergroup {
  handle: string;
  id?: string;
  name?: string;
  members?: string[];
  disabled?: boolean;
}

export interface DeclaredTeam {
  domain: string;
  id?: string;
  name?: string;
  /** User groups need a paid plan; `admin.*` needs `enterprise`. */
  plan?: 'free' | 'pro' | 'business' | 'enterprise';
  people: DeclaredPerson[];
  channels?: DeclaredChannel[];
  usergroups?: DeclaredUsergroup[];
}

/** The parts of an app manifest that Slack acts on; other keys are allowed and ignored. */
export interface Manifest {
  display_information?: { name?: string };
  features?: {
    app_home?: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean; messages_tab_read_only_enabled?: boolean };
    bot_user?: { display_name?: string };
    slash_commands?: {
      command: string;
      description?: string;
      url?: string;
      usage_hint?: string;
      should_escape?: boolean;
    }[];
    shortcuts?: { name: string; type: string; callback_id: string; description?: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[]; user?: string[] }; redirect_urls?: string[] };
  settings?: {
    event_subscriptions?: { request_url?: string; bot_events?: string[] };
    interactivity?: { is_enabled?: boolean; request_url?: string; message_menu_options_url?: string };
    socket_mode_enabled?: boolean;
    token_rotation_enabled?: boolean;
    org_deploy_enabled?: boolean;
  };
}

export interface DeclaredInstall {
  /** The domain of the workspace; left out for an install on the whole Enterprise org. */
  team?: string;
  /** Granted bot scopes; all of the manifest's when left out. */
  scopes?: string[];
  userScopes?: string[];
  /** Handle of the person who installed it; the first owner when left out. */
  installedBy?: string;
  botToken?: string;
  userToken?: string;
}

export interface DeclaredApp {
  name: string;
  id?: string;
  clientId?: string;
  clientSecret?: string;
  signingSecret?: string;
  appToken?: string;
  manifest: Manifest;
  /** Where signed HTTP deliveries go when no socket is connected; the manifest's URLs when left out. */
  requestUrl?: string;
  installs: DeclaredInstall[];
}

export interface DeclaredWorld {
  enterprise?: { id?: string; name: string };
  teams: DeclaredTeam[];
  apps: DeclaredApp[];
}
