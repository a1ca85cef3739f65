/*
 * Passwords that guessers try first, written down from what is generally known of leaked ones: names, pets, teams, songs,
 * brands, months, phrases without their spaces, runs on the keyboard. It is no copy of a leak, and no substitute for one:
 * who needs to know whether a password ever leaked needs a service that keeps the hundreds of millions.
 *
 * In lower case, letters and digits only. Digits and marks around a word, and digits in place of letters, are the
 * business of `isCommonPassword`.
 */

const NAMES = words(`
  aaliyah aaron abby abigail adam addison adrian adriana aidan aiden alan albert alberto alejandra alejandro
  alessandro alex alexa alexander alexandra alexandre alexandria alexia alexis alfred alfredo alice alicia alison
  allen allison alyssa amanda amber amelia amy ana anabel anastasia anders andre andrea andreas andrei andrew andrey
  andy angel angela angelica angelina angelo angie anita anja anna annabelle anne annette annie anthony antoine anton
  antonia antonio april ariana ariel arnold arthur arturo ashlee ashley ashton astrid athena audrey august aurora
  austin autumn ava bailey barbara barry beatrice beatriz bella ben benjamin bernard bernd bernie beth bethany betty
  beverly bianca billy birgit blake bobby bonnie brad bradley brandi brandon brandy brenda brendan brent brett brian
  brianna bridget brittany brooke bruce bruno bryan caitlin caleb calvin cameron camila camille candice carina carl
  carla carlos carmen carol carolina caroline carrie casey cassandra cassidy cassie catalina catherine cecilia cedric
  celeste celine cesar chad charlene charles charlie charlotte chelsea cheryl chloe chris christa christian christina
  christine christoph christophe christopher christy cindy claire clara clarence clark claude claudia claudio clayton
  clement clifford clinton cody colin connor conor constance cora corey courtney craig cristian cristiano cristina
  crystal curtis cynthia daisy dakota dale damian damien dana daniel daniela daniele danielle danny darius darlene
  darren darryl dave david dawn dean deanna debbie deborah debra delia denise dennis derek desiree desmond destiny
  diana diane diego dieter dimitri dmitry dolores dominic dominik dominique don donald donna doris dorothy doug
  douglas duncan dustin dwayne dylan earl eddie eduardo edward edwin eileen elaine eleanor elena eli elias elijah
  elisa elisabeth elise eliza elizabeth ella ellen ellie emanuel emil emilia emilie emilio emily emma emmanuel
  enrique eric erica erich erik erika erin ernest ernesto esteban esther ethan eugene eva evan evelyn fabian fabio
  faith fatima federico felicia felipe felix fernanda fernando fiona florence florian frances francesca francesco
  francis francisco franck frank frankie franz fred freddie freddy frederic frederick friedrich gabriel gabriela
  gabriella gabrielle garrett gary gavin gemma genevieve geoffrey george georgia georgina gerald gerard gerardo
  gerhard gilbert gina giorgio giovanni giulia giuseppe gladys glen glenn gloria gordon grace graham grant greg
  gregory greta guido guillermo gustavo hailey haley hannah hannes hans harley harold harriet harrison harry harvey
  hassan heather hector heidi heike heinrich heinz helen helena helmut henri henrik henry herbert herman hilary
  hillary holly horst howard hugo hunter ian ibrahim ignacio igor imogen ines ingrid irene irina iris isaac isabel
  isabella isabelle isaiah ivan jack jackie jackson jacob jacqueline jade jaime jake james jamie jan jana jane janet
  janice janina jared jasmin jasmine jason javier jay jayden jean jeanette jeff jeffrey jenna jennifer jenny jeremiah
  jeremy jerome jerry jesse jessica jessie jesus jill jimmy joan joana joanna joanne joaquin jochen jodie joel joerg
  johan johann johanna john johnny jonas jonathan jordan jorge jose josef joseph josephine josh joshua josie joyce
  juan juanita judith judy julia julian juliana julie julien juliet juliette julio julius june jurgen justin justine
  kaitlyn karen karin karina karl karla kate katelyn katharina katherine kathleen kathryn kathy katie katrina kayla
  keith kelly kelsey ken kendra kenneth kenny kerry kevin kimberly kirsten klaus kristen kristin kristina kristy
  krystal kurt kyle lance larissa larry lars laura lauren laurence laurent laurie lawrence leah lena leo leon leonard
  leonardo leonie leroy leslie lewis liam lilian lillian lily linda lindsay lindsey lisa logan lola lorena lorenzo
  loretta lori lorraine louis louisa louise luca lucas lucia luciano lucille lucy luis luisa lukas luke lydia lynn
  mackenzie madeleine madeline madison maggie magnus makayla malcolm mandy manfred manuel manuela marc marcel marcelo
  marco marcos marcus margaret margarita maria mariah mariana marianne marie marina mario marion marisa marissa
  marjorie mark markus marlene marlon marta martha martin martina marvin mary mason mateo mathias mathieu mathilde
  matt matteo matthew matthias maureen maurice mauricio max maxime maximilian maxwell megan melanie melinda melissa
  mercedes meredith mia micah michael michaela michal micheal michel michele michelle miguel mike mikhail milan
  mildred miles miranda miriam mitchell mohamed mohammad mohammed moises molly monica monika monique morgan muhammad
  mustafa myriam nadia nadine nancy naomi natalia natalie natasha nathalie nathan nathaniel neil nelson nicholas
  nicola nicolas nicole nikita nikki niklas nikolai nina noah noel noemi nora norbert norma norman octavia olga
  oliver olivia olivier omar orlando oscar otto owen pablo paige pamela paola paolo pascal patrice patricia patrick
  patty paul paula paulina pauline paulo pedro peggy penelope penny peter petra philip philipp philippe phillip
  phoebe pierre pietro priscilla rachel rafael ralf ralph ramon randall randy raphael raquel raul raymond rebecca
  regina reginald renata renate rene ricardo riccardo richard rick ricky riley rita rob robert roberta roberto robin
  robyn rodney rodrigo roger roland roman ronald ronaldo ronnie rosa rosalie rosario rose rosemary rosie roxanne
  ruben rudolf rudy rupert russell ruth ryan sabine sabrina sally salvador salvatore sam samantha samuel sandra sandy
  santiago sara sarah sasha savannah scott sean sebastian sergei sergey sergio seth shane shannon sharon shaun shawn
  sheila shelby shelley sherry shirley sidney sierra silke silvia simon simona simone skylar sofia sonia sonja sophia
  sophie spencer stacey stacy stanley stefan stefanie stella stephan stephane stephanie stephen steve steven stuart
  summer susan susana susanne suzanne sven svetlana sydney sylvia sylvie tabitha tamara tammy tania tanja tanya tara
  tatiana taylor teresa terrance terry tessa thea theodore theresa therese thomas tiffany tim timothy tina tobias
  todd tomas tommy toni tony tracey tracy travis trevor tristan troy tyler ulrich ulrike ursula uwe valentin
  valentina valerie vanessa vera vernon veronica veronika vicki vicky victor victoria vincent viola violet virginia
  vivian viviane vladimir volker wallace walter wanda wayne wendy werner wesley whitney wilfried wilhelm william
  wilson winston wolfgang xavier yasmin yolanda yvette yvonne zachary zoe
`);

const THINGS = words(`
  abcdefg absolute academy action adidas adventure africa airborne airplane alaska alchemy alfaromeo aliens alligator
  america american amsterdam anaconda anarchy android angels animal apocalypse apollo apple apples aquarius archer
  argentina arizona arsenal assassin asshole asteroid athlete atlanta atlantis audi avalanche avatar avenger avengers
  babyblue babyboy babydoll babygirl backspace badass badboy badger balloon bamboo banana bananas bandit barbie
  barcelona barney baseball basket basketball batman bayern beach beagle beatles beautiful beauty beaver benfica
  berlin bicycle bigboss bigboy bigdaddy bigdog bigfoot birdie birthday biscuit bismarck bitcoin blackbird
  blackcat blackhawk blackjack blackrose blackstar blaster blessed blessing blink blizzard blonde blondie blossom
  blueberry bluebird bluemoon bluesky bluestar bluewater bmw boeing bond boomer borussia boston bowling boxer
  brasil brazil breeze broncos brooklyn brother brownie browns bubble bubblegum bubbles buckeye buckeyes buddha buddy
  buffalo bugatti bulldog bulldogs bullet bullshit bunny burger business buster butter buttercup butterfly button
  cadillac california calimero camaro camera canada canadian candle candy cannabis cannon captain caramel cardinal
  cardinals caribbean carnival carpenter cartman cartoon casablanca casino castle caterpillar celtic celtics center
  challenge challenger champagne champion champions chance chanel change charger cheese cheesecake cherries cherry
  chester chevrolet chevy chicago chicken chihuahua chili china chinese chipmunk chivas chocolate chopper christmas
  church cinderella cinnamon circle classic clover cobra cocacola coconut coffee college colombia colorado colors
  columbia comedy comfort command commander computer concrete connect control cookie cookies cooper corolla corona
  corvette cosmos cottage cotton cougar country courage cowboy cowboys coyote cracker crazy cream creative creature
  cricket cristal crusader cuddles cupcake cupcakes custom cutiepie cyber cyclone daddy dallas dancer dancing danger
  darkangel darkknight darkness darkside darkstar darling deathnote december default defender delfin delta demon
  denmark denver depeche desert design destroy destroyer detroit deutschland devil devils dexter diablo diamond
  diamonds digital dinosaur dirtbike discovery disney doctor dodgers doggie doghouse dolphin dolphins domino dontknow
  doodle dortmund downtown dracula dragonball dragonfly dragons dream dreamer dreams drummer ducati duckling dynamite
  eagle eagles earth eclipse ecuador egypt einstein electric element elements elephant elvis emerald eminem emperor
  empire energy engine engineer england english enigma enterprise espana eternity europe everest everton everything
  evolution excalibur exchange explorer express extreme facebook falcon falcons family fantasia fantasy farmer
  fashion faster fatboy fatcat feather february federal fender ferrari fighter fireball firebird firefly firefox
  fireman firewall fishing flamengo flamingo flash flower flowers fluffy flyers flying football forest forever forget
  formula fortnite fortune foxtrot france freedom freestyle french friday friend friends friendship froggy frosty
  frozen fuckme fuckoff fuckyou function future galatasaray galaxy gambit gameboy gameover gamer games gangster
  garden garfield gateway gemini general generation genesis genius gentleman germany getout ghost giants ginger
  giraffe gizmo gladiator glasgow global goblin goddess godfather godzilla goldberg golden goldfish goldie goldstar
  golfer golfing google gorilla gothic grandma grandpa grapes graphics greece green greenday grizzly groovy guardian
  guinness guitar gunners gymnast hacker hahaha hallo halloween hamburg hammer hamster handball handsome happiness
  happy happyday hardcore harddrive hardrock harvard havana hawaii heaven heavymetal hedgehog hello hellokitty
  hercules heritage hershey highland highlander hiphop history hockey holiday hollywood homer honda honey honeybee
  honeybun horizon horses hotdog hotrod hotstuff household houston hurricane husky hyundai iceberg icecream iceman
  illusion imagine immortal impala imperial india indian indiana indians inferno infinity insane inside instagram
  intel inter internet interpol ireland irish ironman island israel italia italian italy jackass jackpot jaguar
  jaguars january japan jellybean jersey jesuschrist jewels joker journey july jumper jungle junior jupiter justice
  juventus karate kawasaki keyboard killer killers kingdom kingkong kingston kitchen kitkat kitten kittens kitty
  knight knights knuckles korea kristall labrador lacrosse ladybug lakers lamborghini laptop legend legends lemonade
  leopard leopards letmein leverkusen liberty lifestyle lightning linkinpark lion lionking lions liverpool lizard
  lollipop london losangeles loser lottery love lovebug loveless lovely lover loverboy lovers loveyou lucifer lucky
  luckydog ludwig lunatic machine macintosh madonna madrid magic magical magnolia magnum majestic malibu mamamia
  manager manchester manutd mapleleaf marathon mariners marines marlboro marley marmalade marriage martini marvel
  masters matrix maverick maybe mazda mclaren meatball medical medicine megadeth megaman melody member memories
  memory mercury merlin mermaid metallica meteor mexico miami mickey mickeymouse microsoft midnight military million
  millionaire minecraft minnie miracle mirror mission mississippi mistress mitsubishi mobile monday money monster
  monsters montana montreal moonlight moonshine morning mortgage moscow mother motherfucker motocross motorola
  mountain mountains mouse movies muffin mulder munchkin murphy mushroom music musica mustang mustangs myspace
  mystery napoleon naruto nascar nature naughty necromancer netscape network neverland newcastle newlife newport
  newyear newyork nightmare nintendo nirvana nissan nofear nokia nomore nothing november nugget number numberone
  nursing october octopus office oklahoma olympia olympus omega onelove onepiece online opensesame opera optimus
  orange oranges orchid oregon orioles orion outlaw oxford pacific packers painter paladin palermo pancake panda
  pandora pantera panther panthers paradise parker passat passion patches patience patriot patriots peace peaches
  peanut peanuts pebbles penguin penguins people pepper peppermint pepsi perfect peugeot phantom pharmacy
  philadelphia philips phoenix photo photography piano picasso pickle pikachu pimpin pineapple pinetree pinkfloyd
  pinky pioneer pirate pirates pitbull pittsburgh pizza planet platinum playboy player players playstation please
  pokemon poland police politics polska pontiac poohbear poopoo popcorn porsche portland portugal power powers
  precious predator premier president pretty prettygirl prince princesa princess principal private professor prophet
  prosper protect psycho pumpkin punisher puppies puppy puppydog purple pussycat pyramid queen queens question rabbit
  racecar rachelle racing radiohead raider raiders railroad rainbow rainbows ramones ranger rangers raptor raspberry
  rasta ravens rebel rebels redbull reddevil reddog redhead redrose redskins redsox redwings reggae remember renault
  republic rescue research resident respect restaurant revenge revolution rhino ricochet riverside roadrunner robot
  robotics rochelle rocket rockets rockon rockstar romance romania romeo rooster rosebud roses royals runescape
  runner running russia sailing sailor saints sakura salasana samsung samurai sanantonio sandiego sandwich
  sanfrancisco santa sapphire saturday saturn savage scarface schalke schatz school science scooby scoobydoo scooter
  scorpio scorpion scotland scotty seahawks search seattle secret secrets security senator senators september
  serenity service sevens shadows shakira shalom shamrock sharks sheffield sherlock shithead shopping shorty silver
  silverado simple simpson simpsons singer sister skateboard skater skittles skywalker slayer slipknot smallville
  smile smiles smiley smoke smokey smooth snickers sniper snoopy snowball snowboard snowflake snowman snowwhite
  soccer softail softball soldier someone something sonic soprano soulmate southpark southside spain spanky sparkle
  sparky sparrow special spectrum speedy spider spiderman spirit spitfire sponge spongebob sporting sports spring
  springer springfield squirrel stalker stallion standard star starbucks starcraft stardust starfire starfish
  stargate starlight stars startrek starwars stealth steelers sterling sticky stinky storm strange strawberry street
  strength student studio subaru success sugar suicide sultan sundance sunday sunflower sunlight sunny sunrise sunset
  sunshine supergirl superman supernova supersonic superstar support surfer surfing survivor suzuki sweden sweet
  sweetheart sweetie sweetness sweetpea sweety swimmer swimming switzerland swordfish symphony system tarheels tarzan
  tattoo teacher techno teddy teddybear telefon telephone television temporary temppass tennis tequila terminal
  terminator terror texas thailand thankyou thebest theking theone thuglife thumper thunder thunderbird thursday
  tiger tigers tigger timber time timeless tinker tinkerbell titanic titans tomato tombraider tomcat tomorrow tornado
  toronto tottenham toyota tractor training transformer travel treasure triangle trinity triumph trooper trouble
  trumpet trustme tuesday turkey turtle turtles tweety twilight twister twitter undertaker unicorn unicorns united
  universal universe university unknown vacation valencia valentine valhalla vampire vampires vegas vegeta venezuela
  vengeance venus victory viking vikings village violin viper virus vision volcano volcom volkswagen volleyball
  voodoo voyager vulcan warcraft warehouse warlock warrior warriors washington water waterfall watermelon wealth
  webmaster wedding wednesday weekend welcome werder western whatever whiskey whisky whitesox wildcat wildcats
  wildfire wildflower willow windmill window windows windsor windsurf winner winners winter wizard wolf wolfpack
  wolverine wolves woman wonder wonderful wonderland wonderwall woodland wordpass work workout world worldcup
  wrangler wrestling writer xbox yahoo yamaha yankee yankees yellow yesterday yourself youtube zeppelin zidane zombie
  zombies zxcvbn
`);

const PHRASES = words(`
  allyouneedislove backtothefuture beautifulday bestfriend bestfriends blinkoneeightytwo breakingbad
  bringmethehorizon callofduty carpediem changeit changemenow changemeplease chickennugget clashofclans comeonbaby
  correcthorse counterstrike dancingqueen darthvader deadpool defaultpassword donotenter
  dontforget donttellanyone donttouch drowssap enternow enterthematrix falloutboy fcbarcelona fenerbahce finalfantasy
  forevermore foreveryoung forgetmenot forgotpassword freebird fuckthis gameofthrones getmein godblessme
  godisgood godisgreat godislove goodbye goodluck goodmorning goodnight grandtheftauto gunsandroses gunsnroses
  hakunamatata halflife happybirthday happyfamily happynewyear harrypotter hellfire helloworld helpmeplease heythere
  hogwarts holyspirit homesweethome hotelcalifornia iamawesome iamgod iamlegend iamthebest iamtheking iamtheone
  icecold ichliebedich idontcare idontknow idontremember ihateyou ilikepie imissyou imthebest inlovewithyou
  ironmaiden isawyou itsasecret jesuschristislord jesusislord jesuslovesme jesussaves justdoit justforfun
  justinbieber justlikethat justme keepout killthemall kissmyass leagueoflegends letitbe letmeinnow letmeinplease
  lifeisbeautiful lifeisgood linkedin livelaughlove livestrong lordoftherings loveforever lovehurts loveislife loveme
  lovemeforever lovesucks loveyouforever manchestercity manchesterunited masterchief masterkey mastermind
  maytheforcebewithyou mustafakemal mybestfriend mybirthday myfamily myfriend mylife mylittlepony mylove mynameis
  mypassword mypasswordis myprecious mysecret mysweetheart neveragain neverforget nevergiveup neversaynever
  newpassword nopassword nosecrets nothingelsematters notmypassword oneandonly onedirection openthedoor openup
  ourpassword panicatthedisco passme passpass passwd passwordispassword pleaseletmein pocketmonster puravida qazwsx
  queenbee readyplayerone realmadrid redhotchilipeppers residentevil rockandroll rocknroll rollingstones savetheworld
  schoolsucks secretpassword sexygirl sexylady shutup slimshady stairwaytoheaven startrekvoyager
  staywithme stopit supermario sweetdreams systemofadown takethat teamo teamomucho temporarypassword thankgod
  theavengers thebeatles thedoors theend thegreat thegreatone thekiller thelordismyshepherd thematrix thepassword
  thesimpsons thesims thisismypassword thisispassword tiamo tothemoon truelove trustnoone underworld walkingdead
  wearethechampions welcomeback welcomehome whatisthis whatsup whoami whoareyou whocares winniethepooh wonderwoman
  worldofwarcraft yellowsubmarine youandme youarebeautiful youaremysunshine yourmom yourmother yourpassword
`);

const KEYBOARD_AND_ORDER = words(`
  147258369 147896325 159357456852 159753456852 1a2b3c4d5e6f 1a2s3d4f5g6h 1q2w3e4r5t6y7u8i 1qaz1qaz1qaz 1qaz2wsx3edc
  1qazxsw23edc 1qazxsw23edcvfr4 258456 741852963 789456123 789456123000 963852741 987654321 a1b2c3d4e5 a1b2c3d4e5f6
  a1s2d3f4g5h6 aabbccddeeff aassddffgghh abc123abc123 abc123def456 abcd1234abcd abcd1234efgh abcdabcdabcd asdasdasd
  asdf1234asdf asdfasdfasdf asdfghjkl123 asdfjkl asdqwe123zxc asdzxc asdzxcqwe azeqsdwxc azerty azertyuiop
  azertyuiopqsdfghjklm bhunjimko iuytrewq lkjhgfdsa mnbvcxz mnbvcxzasdfghjkl mnbvcxzlkjhgfdsa nhybgtvfr poiuytrewq
  poiuytrewqlkjhgfdsa q1w2e3r4t5y6 q1w2e3r4t5y6u7i8 qaz123wsx456 qazplm qazqazqaz qazwsxedc qazwsxedc123 qazwsxedcrfv
  qazwsxedcrfvtgb qazxswedc qazxswedcvfr qpwoeiruty qqqwwweee qqwweerrttyy qsdfghjklm qwaszx qwaszxedc qwe123asd456
  qwe123qwe123 qweasd qweasdzxc qweasdzxc123 qwerasdf qwerasdfzxcv qwert12345 qwerty123456 qwerty123qwerty qwertyasdf
  qwertyasdfgh qwertyasdfghzxcvbn qwertyqwerty qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertyytrewq
  qwertzuiopasdfghjkl qwqwqwqwqwqw rewqfdsa tgbyhnujm wsxedcrfv wsxqaz xsw21qaz xsw2zaq1 zaq12wsx zaq12wsxcde3
  zaq1xsw2 zaq1xsw2cde3 zaqwsx zaqwsxcderfv zaqxswcde zaqxswcdevfr zaqzaqzaq zxcasdqwe zxcasdqwe123 zxcv1234asdf
  zxcvasdf zxcvasdfqwer zxcvbnmasdfghjkl zxcvbnmasdfghjklqwertyuiop zxczxczxc
`);

/** What people put before and after a name or a word that they like. */
const BEFORE = ['ilove', 'iloveyou', 'ihate', 'love', 'loves', 'my', 'baby', 'sexy', 'super', 'the', 'mr', 'king'];
const AFTER = ['love', 'loveme', 'lover', 'iloveyou', 'ilove', 'baby', 'boy', 'girl', 'rules', 'rocks', 'forever'];

/** Some tens of thousands, from two and a half thousand written down. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  ...PHRASES,
  ...KEYBOARD_AND_ORDER,
  ...[...NAMES, ...THINGS].flatMap((word) => [
    word,
    ...BEFORE.map((before) => before + word),
    ...AFTER.map((after) => word + after),
  ]),
]);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
