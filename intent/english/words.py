"""The small words of English: what frames nouns and verbs, and which nouns and adjectives live or feel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from ...common.acts import Manner, Relation, Way
from ..lexicon import ROLES
from ..text import word_set

ARTICLES: Final = word_set(
    "a an the this that these those some every each another any no all both several many"
)
POSSESSIVES: Final = word_set("my your his her its our their")
NUMBERS: Final[Mapping[str, int]] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "several": 5, "many": 9, "some": 1, "dozens": 12, "hundreds": 50, "thousands": 50, "millions": 50, "both": 2,
}  # fmt: skip
TENS: Final = word_set("twenty thirty forty fifty sixty seventy eighty ninety")
SINGULAR: Final = word_set(
    "he she him it himself herself itself someone somebody everyone everybody i me you"
)
PLURAL: Final = word_set("they them themselves we us")
PRONOUNS: Final = SINGULAR | PLURAL
BE: Final = word_set("is are was were am be been being 's 're isn't aren't wasn't weren't")
MODALS: Final = word_set(
    "can could will would must should may might shall do does did don't doesn't didn't can't cannot couldn't won't "
    "wouldn't has have had hasn't haven't hadn't cant dont doesnt didnt wont gets got"
)
NOT: Final = word_set(
    "not never n't don't doesn't didn't can't cannot couldn't won't wouldn't hasn't isn't aren't wasn't weren't "
    "nobody cant dont doesnt didnt wont"
)
WAYS: Final[Mapping[str, Way | None]] = {
    "to": Way.TO, "toward": Way.TO, "towards": Way.TO, "from": Way.FROM, "onto": Way.ONTO, "on": Way.ONTO,
    "upon": Way.ONTO, "off": Way.OFF, "into": Way.INTO, "in": Way.INTO, "inside": Way.INTO, "out": Way.OUT_OF,
    "over": Way.OVER, "across": Way.OVER, "above": Way.OVER, "under": Way.UNDER, "below": Way.UNDER,
    "beneath": Way.UNDER, "underneath": Way.UNDER, "atop": Way.ONTO, "amongst": Way.AT, "alongside": Way.AT, "behind": Way.BEHIND, "around": Way.AROUND, "round": Way.AROUND, "through": Way.THROUGH,
    "past": Way.PAST, "away": Way.AWAY, "up": Way.UP, "down": Way.DOWN, "at": Way.AT, "near": Way.AT, "by": Way.AT,
    "beside": Way.AT, "along": Way.AT, "for": None, "with": None, "of": None, "about": None, "against": Way.AT,
    "between": Way.AT, "without": None, "like": None, "as": None, "home": Way.TO, "back": None, "together": None,
    "after": None, "before": None, "until": None, "outside": Way.OUT_OF, "among": Way.AT, "next": Way.AT,
    "opposite": Way.AT, "vs": None, "versus": None, "during": None, "per": None,
}  # fmt: skip
LINKS: Final[Mapping[str, Relation]] = {
    "then": Relation.THEN, "and": Relation.THEN, "first": Relation.FIRST, "but": Relation.BUT,
    "yet": Relation.BUT, "however": Relation.BUT, "although": Relation.BUT, "though": Relation.BUT,
    "because": Relation.BECAUSE, "cuz": Relation.BECAUSE, "cos": Relation.BECAUSE, "coz": Relation.BECAUSE, "so": Relation.BECAUSE, "since": Relation.BECAUSE, "while": Relation.WHILE,
    "until": Relation.UNTIL, "till": Relation.UNTIL, "when": Relation.THEN, "after": Relation.THEN,
    "before": Relation.THEN, "once": Relation.THEN, "finally": Relation.THEN, "next": Relation.THEN,
    "later": Relation.THEN, "afterwards": Relation.THEN, "meanwhile": Relation.WHILE, "again": Relation.AGAIN,
    "or": Relation.THEN, "suddenly": Relation.THEN, "eventually": Relation.THEN, "if": Relation.THEN,
    "instead": Relation.BUT, "as": Relation.WHILE, "soon": Relation.THEN, "lastly": Relation.THEN,
    "unfortunately": Relation.BUT, "luckily": Relation.THEN, "second": Relation.THEN,
}  # fmt: skip
RELATIVES: Final = word_set("who which that whose whom where")
CLOSED: Final = (
    PRONOUNS | BE | MODALS | NOT | RELATIVES | ARTICLES | POSSESSIVES | frozenset(LINKS) | frozenset(WAYS)
)
SKIP: Final = word_set(
    "far halfway midway ago except wrong right aloud anywhere midair mid-air just only very real closer higher lower faster further farther louder nearer sideways backwards backward forwards forward upstairs downstairs nearby underground underwater uphill downhill overboard ashore head-first headfirst straight pls plz btw omg haha hahaha lmao xd ok apart loose aboard late everywhere somewhere nowhere outdoors indoors aside anyway maybe perhaps forever too really still already also even how what why there here alone ever much more most less own "
    "together away home almost always everything anything nothing other others each quite well all once twice now "
    "today tonight tomorrow yesterday one else better worse best such rather than lot end theres heres both lol haha"
)
ABSTRACT: Final = word_set(
    "time idea joke day week month year hour minute moment world dream way mood life fun lesson end truth trouble problem "
    "plan help luck hope fear love anger joy happiness sadness peace war silence courage promise hello hi hey goodbye "
    "thing secret mistake surprise adventure journey dark cold heat past future character reason side front middle top "
    "bottom rest half pair kind sort fact case chance turn home outside away kilometre mile meter distance speed sense "
    "style ending beginning wish memory thanks thank "
    "showdown noon left forty fifty fault blame speech noise sound inch cm km metre kilometer job question answer permission knock beat pause camping feeling happy sunday monday tuesday wednesday thursday friday saturday seek"
)
"""Nouns that nobody can see: told of, but no entities."""
DAYTIMES: Final = word_set("afternoon night morning evening winter spring summer autumn midnight noon midday")
FILL: Final = SKIP | word_set(
    "s t not never please about let's lets okay ok hi hey thanks thank film movie video story short"
)
MANNERS: Final[Mapping[str, Manner]] = {
    word: manner
    for manner, words in {
        Manner.FAST: "quickly fast faster rapidly hastily hurriedly swiftly suddenly",
        Manner.SLOW: "slowly carefully lazily patiently",
        Manner.SECRET: "secretly quietly silently sneakily unnoticed",
        Manner.HARD: "hard louder harder frantically desperately furiously heavily wildly loudly",
        Manner.GENTLE: "gently softly tenderly kindly lovingly",
        Manner.HAPPY: "happily joyfully cheerfully merrily gladly",
        Manner.SAD: "sadly tearfully reluctantly",
        Manner.ANGRY: "angrily crossly",
        Manner.SCARED: "nervously fearfully anxiously timidly",
        Manner.PROUD: "proudly bravely boldly confidently triumphantly",
    }.items()
    for word in words.split()
}
FEELINGS: Final[Mapping[str, Manner]] = {
    word: manner
    for manner, words in {
        Manner.HAPPY: "happy glad excited delighted thrilled relieved grateful pleased joyful",
        Manner.SAD: "sad lonely heartbroken upset disappointed unhappy homesick sorry tired embarrassed bored",
        Manner.ANGRY: "angry furious mad annoyed jealous grumpy",
        Manner.SCARED: "scared afraid frightened terrified nervous worried anxious lost surprised shocked",
        Manner.PROUD: "proud",
    }.items()
    for word in words.split()
}
ADJECTIVES: Final = frozenset(FEELINGS) | word_set(
    """old young little big small tiny huge giant red blue green yellow black white brown pink golden silver grey gray
    new broken wooden brave shy lazy clever silly funny tall short fat thin long deep dark bright empty full hungry
    sleepy wet dry hot cold warm stray wild tame magic magical secret strange mysterious beautiful ugly pretty rich
    poor blind deaf sick dead living famous evil good bad kind mean gentle quiet loud heavy light soft hard fresh last
    first second third next best other same whole single retired elderly teenage enormous snowy stormy sunny rainy
    lost frozen melted favourite favorite orange purple purple clumsy stubborn friendly noisy busy careful naughty
    great african american arctic asian australian austrian brazilian british canadian chinese danish dutch egyptian english
    french german greek indian irish italian japanese korean mexican norwegian persian polish portuguese russian scottish
    spanish swedish swiss turkish victorian plain western rival convinced jammed wide open shut innocent tight close exhausted done finished ready pale soaked nervous confused drunk asleep awake alive ripe tattooed furry hairy fluffy elegant
    amazing ordinary normal perfect famous ancient modern naked invisible limp stiff floppy rigid dizzy abandoned sleeping dirty clean huge three-legged spicy newborn precious rusty round flat high low slow
    fast final paper plastic stuffed flying purple foggy burning dying nearby wise awful grumpy curious hidden missing"""
)
MALE: Final = word_set(
    """man boy gramps grandpop grandson grandfather father dad daddy grandfather grandpa grandad brother son uncle nephew husband king prince waiter
    policeman fisherman fireman postman mailman gentleman wizard knight cowboy caveman santa guy boyfriend monk groom widower duke emperor lad bloke stepfather godfather
    tom ben sam max leo jack peter paul john james david daniel oscar henry felix hugo omar ali ivan carlos pedro miguel
    kenji hiro raj arjun noah liam finn tim bob joe jim george charlie kevin marco luca alberto diego jonas lars otto
    emil theo adam mark martin simon tomas kofi ahmed hassan dev eli pip nico mateo pablo romeo pierre louis walter frank"""
)
FEMALE: Final = word_set(
    """nan nana gran woman girl mother mom mum mommy mummy grandmother grandma granny sister daughter aunt niece wife queen princess
    waitress granddaughter fairy witch lady mermaid nun bride girlfriend ballerina actress hen widow duchess countess empress goddess heroine stewardess bridesmaid godmother housewife
    anna mia lily emma rose lucy alice sarah maria sofia nina mei yuki aisha fatima zoe ella eva ivy ruth grace jane
    julia juliet giulia clara greta helen ingrid olga priya lena mira amy kate susan wendy hannah leila sana noor rosa amara"""
)
FLOWERS: Final = word_set("rose lily ivy iris daisy")
"""Names that are things with an article: Rose, and a rose."""
YOUNG: Final = word_set("boy girl child kid baby infant toddler son daughter schoolboy schoolgirl")
ELDER: Final = word_set(
    "grandmother grandma granny gran nana nan grandfather grandpa grandad gramps grandpop pensioner"
)
_PEOPLE = word_set(
    """person people child children kid kids friend baby infant cupid toddler student pupil worker driver passenger customer guest
    stranger neighbour neighbor twin parent couple crowd audience family team player goalkeeper runner swimmer skater
    climber hiker boxer coach referee cyclist surfer athlete gardener carpenter tailor shoemaker shepherd miller giant
    dwarf elf troll ogre fairy hero villain beggar merchant guard sailor captain conductor violinist pianist drummer
    guitarist artist writer author actor builder electrician mechanic cleaner shopkeeper seller vendor butcher
    hairdresser photographer journalist reporter secretary manager engineer inventor mayor officer cop prisoner
    widow widower bully classmate roommate colleague bridesmaid nanny grandson granddaughter cousin grandparents
    woodcutter hunter traveller traveler tourist immigrant refugee veteran beekeeper hermit opponent rival enemy kid
    warrior samurai ninja barista widower teammate scientist reaper viking superhero gladiator emperor empress duke duchess
    knight squire pirate thief burglar robber criminal boss assistant babysitter princess maid butler librarian lifeguard
    grandkid grandchild grandparent orphan fellow bloke chap lad lass nobleman peasant villager townsperson citizen leader chief shaman sorcerer
    sorceress enchantress druid bard jester clown mermaid merman archer ranger explorer diver scuba wrestler champion loser
    winner commuter pedestrian toddlers newborn chef waiter barber dentist surgeon vet nurse paramedic janitor usher
    passer-by passers-by bystander onlooker spectator fan reader bride groom lover sweetheart admirer crush
    nan nana gran priest vicar rabbi imam bishop servant maid wife husband apprentice magician stationmaster postman goldilocks mime juggler acrobat romeo teenager adult human somebody trainer partner patient kids schoolboy schoolgirl women men
    undertaker plumber goalie tutor striker butler toddler niece"""
)
MADE_UP: Final = word_set(
    "snowman monster creature beast ghost robot alien vampire zombie skeleton scarecrow werewolf goblin gnome angel genie cyborg android "
    "puppet mummy"
)
"""Who is no human and acts like one; a prop's body plays it where there is one."""
PERSONS: Final = (
    _PEOPLE
    | MADE_UP
    | {role for role in ROLES.split(",") if role.isascii()}
    | {word for word in MALE | FEMALE if word != "hen"}
) - {"kids", "women", "men"}
ANIMALS: Final = word_set(
    """dog cat puppy kitten bird mouse rat rabbit bunny horse pony donkey cow bull goat sheep lamb pig duck duckling
    goose swan hen chicken rooster chick fox wolf bear lion tiger leopard elephant giraffe zebra monkey gorilla ape
    kangaroo koala panda hippo rhino crocodile alligator snake lizard frog toad turtle tortoise fish shark whale dolphin
    octopus crab lobster seal penguin walrus seagull gull owl eagle hawk crow raven pigeon parrot sparrow swallow robin
    bee wasp ant spider fly butterfly moth beetle caterpillar snail worm ladybug ladybird firefly rex trex squirrel hedgehog
    raccoon badger beaver otter hamster mole bat deer moose reindeer camel llama dragon unicorn dinosaur goldfish
    hare anteater lemur baboon meerkat armadillo centipede tadpole seahorse puffin quail pheasant partridge jackal stoat scorpion iguana python cobra chinchilla heron fawn lioness doe ram otter skua ferret weasel lynx boar wombat platypus chameleon gecko salamander newt slug prawn squid eel salmon trout carp tuna hornet dragonfly cockroach flea parakeet canary kingfisher woodpecker vulture pelican flamingo ostrich emu hyena cheetah panther jaguar bison buffalo yak antelope gazelle opossum skunk porcupine chipmunk gerbil puma poodle terrier collie labrador spaniel chihuahua piglet joey hatchling gosling pet cub foal calf stork peacock jellyfish starfish mosquito cricket grasshopper animal dachshund sloth beagle husky bulldog mammoth herring stag piranha orangutan cockerel budgie cockatoo toucan albatross jackdaw crayfish shrimp sheepdog retriever hound tabby mare stallion mule chimp chimpanzee magpie pike perch warthog gnu bumblebee"""
)
IRREGULAR_PLURALS: Final[Mapping[str, str]] = {
    "children": "child", "people": "person", "men": "man", "women": "woman", "mice": "mouse", "geese": "goose",
    "wolves": "wolf", "leaves": "leaf", "halves": "half", "feet": "foot", "teeth": "tooth", "sheep": "sheep", "loaves": "loaf",
    "fishermen": "fisherman", "policemen": "policeman", "knives": "knife", "thieves": "thief", "elves": "elf",
    "snowmen": "snowman", "atlas": "atlas", "canvas": "canvas", "christmas": "christmas", "lens": "lens", "gas": "gas", "dwarves": "dwarf", "oxen": "ox", "shelves": "shelf", "grandparents": "grandparent",
    "scarves": "scarf", "hooves": "hoof", "calves": "calf", "wives": "wife", "canvases": "canvas", "cacti": "cactus", "axes": "axe",
    "taxis": "taxi", "dice": "die", "lice": "louse", "fungi": "fungus", "news": "news",
    **{f"{one}es": one for one in (
        "hero", "echo", "volcano", "domino", "flamingo", "mango", "tornado", "buffalo", "mosquito", "potato", "tomato", "cargo",
    )},
    **{f"{one}s": one for one in (
        "cookie", "movie", "zombie", "brownie", "pie", "tie", "birdie", "genie", "pixie", "smoothie", "hoodie", "magpie", "goalie",
        "budgie", "collie", "beanie", "auntie", "doggie", "sweetie", "selfie", "veggie", "rookie", "bookie", "calorie", "bowtie",
        "necktie", "cutie", "kiddie", "prairie", "walkie-talkie", "groupie", "hippie", "newbie", "lassie",
    )},
}  # fmt: skip
OF_ANIMALS: Final = word_set(
    "walker owner rider watcher tamer keeper trainer lover seller catcher breeder hunter farmer sitter groomer whisperer charmer "
    "burglar lady girl boy man woman handler vet thief monger herd herder driver fan child kid guy person people catcher"
)
"""Parts that people have with animals: a lion tamer is no lion."""
NOUNS_IN_ING: Final = word_set(
    "king thing string spring evening morning ceiling nothing something "
    "pudding wedding wing lightning sibling duckling clothing earring"
)
OCCASIONS: Final = word_set(
    "machine pool bag rod board pan contest competition show class lesson championship tournament match"
)
"""What a doing is held as: "a cooking show", "a pie eating contest"."""
NOUNS_IN_ED: Final = word_set("bed shed sled seed weed reed feed breed steed moped hundred")
NATURE: Final = word_set("rain storm thunder thunderstorm lightning snow wind fog sun sunset sunrise night morning "
                         "weather blizzard winter spring summer autumn hail tide sky")  # fmt: skip

MANY: Final = word_set(
    "passers-by people crowd children men women kids everyone police they we parents twins audience others"
)
"""Nouns after which a verb takes no s."""
PAIRS: Final = frozenset(("ice cream", "ice lolly", "score board", "board game", "post office"))
"""Nouns whose first word is no verb."""
COMPOUNDS: Final = frozenset(
    (
        "vacuum cleaner",
        "watering can",
        "trash can",
        "garbage can",
        "tin can",
        "oil can",
        "hair dryer",
        "hair drier",
        "salt shaker",
        "pepper mill",
        "washing line",
        "pipe cleaner",
        "hot dog",
        "washing machine",
    )
)
"""Two nouns that mean another thing than the second alone."""
COMPARED: Final = word_set(
    "cold hot warm dark bright big small tall short thin fat loud quiet light heavy grey old young red green blue pale calm "
    "angry happy sad sleepy hungry wet dry hard soft slow fast quick strong weak close steep deep high low wide narrow late"
)
"""Adjectives whose form in "er" only tells how something is: "gets colder"."""
ALSO_VERBS: Final = word_set(
    "open close empty clean dry warm cool fix light calm slow free hug wave cross burning dying flying sleeping hidden "
    "lost broken frozen melted abandoned missing"
)
"""Adjectives that may be verbs all the same."""
SAME_PARTICIPLE: Final = word_set(
    "hit cut put hurt let set shut read beat run come overrun upset split burst cast"
)
PICKS: Final = word_set(
    "one two three each all both some none either neither many most half several another any"
)
PARTS_OF: Final = word_set(
    "thousand million hundred dozen piece slice gust bit pair group bunch flock cup glass bowl lot number flight couple herd pile plate pack swarm school crowd "
    "army outside day life story adventure shot close-up view glimpse outside front top middle side edge half rest inside bottom handful lump blob bucket tower stack line row drop kind sort family bottle ton load gang circle set pot mug jar spoon"
) - word_set("bottle jar pot bucket team")
"""Nouns that only measure the noun after "of"."""
STANDS_ALONE: Final = word_set("each one ones other others another both all last first second third two three four oldest youngest "
                               "biggest smallest tallest older younger bigger smaller rest")  # fmt: skip
EACH_OTHER: Final = word_set("each")
TITLES: Final = word_set(
    "mr mrs ms miss dr doctor professor prof captain sir lady lord king queen prince princess uncle aunt auntie grandma "
    "grandpa granny officer detective sergeant general saint santa father mother brother sister chef baron nurse coach constable nanny"
)
GROUNDS: Final = word_set("water sea ground floor sky air sand snow ice grass mud space road street")
"""Where things happen, and what "it" hardly means."""
SEATS: Final = word_set(
    "chair bench stool table ladder sofa bed ledge stairs step box crate shelf roof ground floor wall"
)
"""What one gets onto to do something else."""
MEALS: Final = word_set("breakfast lunch dinner supper teatime lunchtime playtime bedtime")
"""What is held at a time, so that nobody sits at it as at a thing: "sits alone at lunch"."""
MONTHS: Final = word_set(
    "january february march april june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday christmas easter halloween"
)
BODY: Final = word_set(
    "jaw eye hand arm leg foot heart head nose mouth lip cheek face finger toe knee shoulder ear hair stomach tummy belly "
    "wing antler claw mane fur lash beard moustache brow wrist elbow hip heel forehead temple throat palm chest skin voice breath tear back lap neck chin eyebrow smile waist trunk tusk tongue beak paw whisker fist thumb body brain blood tail bum ankle shin hoof fang muscle"
)
"""Parts of a body: what they do is done by whose they are."""
ANYBODY: Final = word_set("boy girl man woman kid child lady guy")
SAME: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(one for one in group.split() if one != word)
    for group in (
        "dog puppy pup hound dachshund", "cat kitten kitty", "rabbit bunny", "chick chicken hen", "mum mother mom mommy mummy",
        "dad father daddy", "grandma grandmother granny", "grandpa grandfather grandad", "horse pony foal", "duck duckling",
        "bear cub", "ship boat", "robot android", "kid child boy girl", "baby toddler", "picture photo photograph painting", "bike bicycle",
        "sofa couch settee", "lorry truck", "fridge refrigerator", "phone telephone", "plane aeroplane airplane", "lamp streetlamp lantern",
        "tv telly television", "rock stone boulder", "present gift parcel", "coach bus", "hat cap", "bin dustbin", "newspaper paper", "skateboard board", "taxi cab", "jumper sweater pullover", "mug cup",
    )
    for word in group.split()
}  # fmt: skip
"""Nouns that may mean the same one."""
STATES: Final = word_set(
    "love like know need live hate understand own belong cost seem mean exist believe care want let cause allow"
)
"""Verbs that tell how things are and nothing that anybody sees happen."""
LIGHT: Final = word_set("do take give have make let out blow")
LIGHT_NOUNS: Final = word_set(
    "hug kiss nap bite sip look bow dance jump wave scream roar sigh cry laugh smile wink nod shrug spin twirl swim walk ride punch slap shove poke tickle nudge squeeze peck "
    "kick push pat lick sneeze yawn cough giggle chuckle leap dive fight cheer clap somersault backflip dance drink snack "
    "bath shower photo picture step turn glance stretch salute whistle shout yell howl race chat"
)
GIVEN: Final = word_set(
    "polish wash wipe scrub brush tug yank thump whack cuddle shake rinse tidy stir bounce rub stroke sweep sniff prod"
)
"""What is done to a thing that it is given: "gives the bike a polish"."""
ALSO_THINGS: Final = word_set("whistle picture photo drink snack punch ride step")
"""Of them, those that are also handled: "gives it her shiny whistle"."""
KINDS: Final[Mapping[str, frozenset[str]]] = {
    "dog": word_set("labrador poodle terrier collie spaniel chihuahua dachshund hound beagle husky bulldog sheepdog retriever puppy"),
    "cat": word_set("tabby kitten siamese"), "horse": word_set("mare stallion pony foal mule"), "monkey": word_set("chimp chimpanzee gorilla ape"),
    "bird": word_set(
        "robin owl crow pigeon seagull gull goose duck swan parrot eagle penguin hen rooster chicken sparrow swallow raven hawk stork "
        "peacock heron kingfisher woodpecker vulture pelican flamingo ostrich emu canary parakeet skua magpie duckling gosling"
    ),
    "insect": word_set("bee wasp ant fly butterfly moth beetle ladybug ladybird firefly dragonfly cricket grasshopper mosquito"),
    "bug": word_set("bee wasp ant fly beetle ladybug ladybird firefly spider caterpillar"),
    "fish": word_set("goldfish shark salmon trout carp tuna"),
    "box": word_set("present gift parcel package crate carton"),
    "animal": ANIMALS, "creature": ANIMALS, "beast": ANIMALS, "pet": ANIMALS,
}  # fmt: skip
"""What wider nouns may mean: "the bird" is the robin told of before."""
STORMS: Final = word_set("storm thunderstorm blizzard fog mist snowstorm")
COMES_UP: Final = word_set("come arrive roll break gather start begin hit blow set")
"""What weather does that comes up within a story."""
BODIES_OF_SKY: Final = word_set("sun sunset sunrise sky")
WORDS_FOR_PLANS: Final = word_set(
    "spell chance way time reason plan permission courage idea attempt permit need ability"
)
TWOSOMES: Final[Mapping[str, tuple[Literal["", "male", "female"], ...]]] = {
    "couple": ("female", "male"), "newlywed": ("female", "male"), "parent": ("female", "male"), "grandparent": ("female", "male"),
    "twin": ("", ""),
}  # fmt: skip
"""Nouns of two people, and who they are."""
COLLECTIVES: Final = word_set(
    "crowd audience family team class choir band orchestra group army herd flock police gang jury people public village"
) - {"people", "village"}
"""Nouns for many who act as one."""
NOMINATIVE: Final = word_set("i you he she they we")
COLOURS: Final = word_set("red green blue white yellow purple pink black orange grey gray pale golden brown")
MIDWAY: Final = word_set(
    "then finally suddenly again later eventually soon once first next afterwards instead"
)
"""Links that also stand between a subject and its verb."""
ROOMS: Final = word_set(
    "booth room house forest cave shop woods school building street kitchen bathroom bedroom garden woods hall office castle "
    "tunnel field store church library barn garage hotel restaurant bar museum station hospital classroom jungle park playground market farm"
)
"""Where one may run into without being hurt."""
NOT_ADVERBS: Final = word_set("multiply googly wiggly giggly wrinkly sparkly prickly cuddly wobbly squiggly scaly deadly elderly lively fly butterfly dragonfly family belly jelly bully lily ally reply july italy monopoly ugly firefly gully holly "
                              "curly silly lovely lonely friendly wooly woolly bubbly fluffly hilly smelly jolly lolly dolly brolly trolly rally tally early only sally molly polly billy emily kelly willy housefly")  # fmt: skip
FILM_TALK: Final = word_set(
    "camera scene shot title music credits film movie narrator voiceover frame montage video story clip text caption logo "
    "close-up narration soundtrack score poem tale ad advert commercial episode trailer cartoon animation comedy sketch parody spoof"
)
"""Nouns that speak of the film and do nothing in it."""
SIZES: Final = word_set(
    "big bigger huge giant enormous tiny small smaller tall invisible transparent gigantic"
)
PASSED: Final = word_set("into onto in on through past off under over from inside behind around down up")
"""Last words of verbs whose object is a place: "falls into the lake"."""
ANIMAL_VERBS: Final = word_set("crows crow flys flies ducks swallows fishes fly duck swallow fish")
"""Names of animals that are more often verbs where a verb may stand."""
CONCRETE: Final = word_set(
    "lawn grass door curtain curtains tent table bus train fire candle light match sword net trap window lid gate "
    "hat cap trophy drum wand plane bus plate glass puddles bubbles eggs sandcastles whistle guitar piano trumpet phone dog"
)
"""Things that stay objects in a set phrase: "slams the door", "pitches a tent"."""
AS_NOUNS: Final = word_set(
    "paw elbow shoulder tail nose net ferry step track light rock drop card plant wave eye shot ball park watch ring box sign shop stop point hand face head fire star "
    "play dance seed fish picture cover cut race ride roll rest book cook guard nail pin pot can saw ship sail trap trip turn part "
    "pass pet pick place plan post pump boot bowl brush bat cart chain comb cross drum drink dream end fan film flower fork frame "
    "game grill group hammer harvest heap hole hook hop house iron joke kick knot lap load lock map mark mask match mop mouth "
    "name nest note oil order pack paper patch peel pet pile pipe plate pole pool print push rail rap rope row score seat "
    "shadow shelf shovel smoke snack sock spell spot spoon stack stamp station story string tap toast track train trail tray "
    "skate balloon season cup land treat tree trick cup tune voice walk wall water wheel wing work bubble blossom bud button cycle bottle bite arm"
)
"""Verbs whose form in s is a plural noun more often where no verb is awaited: "the church steps"."""
EITHER: Final = word_set("human woman snowman german roman shaman talisman caiman cayman ottoman")
"""Nouns that end in "man" and mean no man."""
FOODS: Final = word_set(
    "cake tea coffee breakfast lunch dinner supper pizza soup sandwich meal snack picnic cookie cookies pancake pancakes popcorn "
    "cocoa chocolate ice-cream feast"
)
"""What is eaten where somebody has it: "they have cake"."""
ALSO_NOUNS: Final = word_set("light orange giant lead cold")
"""Adjectives that may be the noun itself."""
WRITTEN: Final = word_set("sign note letter label banner poster screen card plaque badge tag text billboard")
"""What says something only by its writing."""
SOUNDS: Final = word_set(
    "plop splash bang boom pop crash thud whoosh splat ding dong beep boop ribbit moo woof meow oink quack squeak clang clunk "
    "snap thump wham zap bam plink tick tock ping pow kaboom swoosh whack crunch vroom honk toot boing"
)
"""Words for sounds, which stand for no thing: "Plop."."""
FIGURES: Final = word_set(
    "doll dummy teddy mannequin marionette statue figurine toy gnome nutcracker cookie pumpkin"
) | {"teddy bear"}
"""Things made like somebody, which "he" and "she" mean where nobody else is told of."""
FLAT: Final = word_set(
    "rope lid string line stick paper letter card coin blanket button key ribbon wire stone ball lever"
)
"""Things with no inside."""
HEARD: Final = word_set("song music tune melody story noise sound voice silence applause alarm storm rain")
"""What is heard or told and can't be handled."""
LIGHTS: Final = word_set(
    "streetlamp streetlight headlight light fire campfire bonfire candle lamp lantern flame sun torch"
)
